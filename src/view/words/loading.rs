//! How the vendor's bar comes into the page, and why it doesn't: each failure with what the agent can do, and what whoever
//! runs the console. All four languages stand beside each other here.

use super::{Words, health};
use crate::loader::{BarCookies, Doubt, Failure, Server, Step};
use yew::AttrValue;

/// What is wrong, and what helps.
pub struct Remedy {
    pub what: &'static str,
    pub help: &'static str,
}

pub struct LoadingWords {
    pub session: &'static str,
    pub script: &'static str,
    pub run: &'static str,
    pub again: &'static str,
    /// When it is tried again, as a time of day.
    pub next_attempt: fn(&str) -> String,
    /// A link to the address that fails.
    pub open_address: &'static str,
    /// Leads administrators to the page that finds out what is wrong.
    pub check: &'static str,
    /// The bar is in the page, and not in its place.
    pub left: &'static str,
    /// Beside a failure of an address over HTTPS.
    pub certificate: &'static str,
    pub offline: Remedy,
    pub session_unreachable: Remedy,
    pub platform_unreachable: Remedy,
    pub session_too_slow: Remedy,
    pub platform_too_slow: Remedy,
    /// The browser keeps the page out of it.
    pub local_network: Remedy,
    pub session_cors: Remedy,
    pub platform_cors: Remedy,
    /// The status in the digits of the protocol.
    pub session_status: fn(u16) -> String,
    pub session_status_help: &'static str,
    pub platform_status: fn(u16) -> String,
    pub platform_status_help: &'static str,
    pub not_known: Remedy,
    pub session_not_json: Remedy,
    /// The key that is missing.
    pub session_lacks: fn(&str) -> String,
    pub session_lacks_help: &'static str,
    pub token_refused: Remedy,
    pub script_empty: Remedy,
    pub not_a_script: Remedy,
    /// The directive, and what it keeps out.
    pub blocked: fn(&str, &str) -> String,
    pub blocked_help: &'static str,
    pub script_broke: Remedy,
    pub no_frame: Remedy,
    pub not_framed: Remedy,
    pub silent: &'static str,
    pub not_signed_in: &'static str,
    pub nobody_signed_in: &'static str,
    pub ended_in_call: &'static str,
    /// The browser takes no cookies.
    pub cookies_off: &'static str,
    pub cookies_blocked: &'static str,
    pub cookies_perhaps_blocked: &'static str,
    /// Cookies are not what is wrong with sessions that don't hold.
    pub sessions_refused: &'static str,
}

impl LoadingWords {
    pub fn step(&self, step: Step) -> &'static str {
        match step {
            Step::Session => self.session,
            Step::Script => self.script,
            Step::Run | Step::Frame => self.run,
        }
    }

    /// Why it is so, as far as that can be guessed.
    pub fn behind(&self, doubt: Doubt, cookies: BarCookies) -> Option<&'static str> {
        match (doubt, cookies) {
            (Doubt::LocalNetwork, _) => Some(self.local_network.help),
            (Doubt::Silent | Doubt::NotLoaded | Doubt::EndedInCall, _)
            | (Doubt::NobodySignedIn, BarCookies::FirstParty) => None,
            (_, BarCookies::Off) => Some(self.cookies_off),
            (_, BarCookies::FirstParty) => Some(self.sessions_refused),
            (Doubt::NotSignedIn, BarCookies::ThirdParty) => Some(self.cookies_blocked),
            (_, BarCookies::PerhapsThirdParty | BarCookies::ThirdParty) => Some(self.cookies_perhaps_blocked),
        }
    }

    /// What is wrong, and what helps.
    pub fn failure(&self, failure: &Failure) -> (AttrValue, &'static str) {
        use Server::{Enterprise, Platform};
        let remedy = match failure {
            Failure::Offline => &self.offline,
            Failure::Unreachable { server: Enterprise, .. } => &self.session_unreachable,
            Failure::Unreachable { server: Platform, .. } => &self.platform_unreachable,
            Failure::TooSlow { server: Enterprise } => &self.session_too_slow,
            Failure::TooSlow { server: Platform } => &self.platform_too_slow,
            Failure::LocalNetwork => &self.local_network,
            Failure::Cors { server: Enterprise } => &self.session_cors,
            Failure::Cors { server: Platform } => &self.platform_cors,
            Failure::Status { server: Enterprise, status } => {
                return ((self.session_status)(*status).into(), self.session_status_help);
            }
            Failure::Status { server: Platform, status } => {
                return ((self.platform_status)(*status).into(), self.platform_status_help);
            }
            Failure::NotKnown { .. } => &self.not_known,
            Failure::SessionNotJson => &self.session_not_json,
            Failure::SessionLacks { key } => return ((self.session_lacks)(key).into(), self.session_lacks_help),
            Failure::TokenRefused => &self.token_refused,
            Failure::ScriptEmpty => &self.script_empty,
            Failure::NotAScript => &self.not_a_script,
            Failure::Blocked { directive, blocked } => {
                return ((self.blocked)(directive, blocked).into(), self.blocked_help);
            }
            Failure::ScriptBroke => &self.script_broke,
            Failure::NoFrame => &self.no_frame,
            Failure::NotFramed => &self.not_framed,
        };
        (AttrValue::Static(remedy.what), remedy.help)
    }

    /// What else may be wrong.
    pub fn beside(&self, failure: &Failure) -> Option<&'static str> {
        matches!(failure, Failure::Unreachable { secure: true, .. }).then_some(self.certificate)
    }
}

impl Words {
    pub fn doubt(&self, doubt: Doubt) -> &'static str {
        match doubt {
            Doubt::Silent => self.loading.silent,
            Doubt::NotLoaded => self.health.not_loaded,
            Doubt::LocalNetwork => self.loading.local_network.what,
            Doubt::NotSignedIn => self.loading.not_signed_in,
            Doubt::NobodySignedIn => self.loading.nobody_signed_in,
            Doubt::EndedInCall => self.loading.ended_in_call,
        }
    }
}

pub const EN: LoadingWords = LoadingWords {
    session: "The connection bar is being loaded: asking who you are…",
    script: "The connection bar is being loaded: asking the platform…",
    run: "The connection bar is being loaded: waiting for it to appear…",
    again: "Try again",
    next_attempt: |time| format!("Next try at {time}."),
    open_address: "Open in a new tab",
    check: "Check this deployment",
    left: "The connection bar is at the edge of this page: look for its round button at the bottom.",
    certificate: "It may also be that this browser does not trust the server's certificate. Open the address in a new \
                  tab: if the browser warns you there, the certificate has to be installed on this computer.",
    offline: Remedy {
        what: "This computer has no network.",
        help: "The connection bar is loaded as soon as the network is back. Check the cable or the Wi-Fi.",
    },
    session_unreachable: Remedy {
        what: "The server that knows who you are does not answer.",
        help: "Check that you are in the company's network. For the administrator: does the server of bar.session run, \
               and is the address in config.json right?",
    },
    platform_unreachable: Remedy {
        what: "The call platform does not answer.",
        help: "Check that you are in the company's network. For the administrator: is the address bar.contextPath in \
               config.json right, and may this computer reach it?",
    },
    session_too_slow: Remedy {
        what: "The server that knows who you are takes too long.",
        help: "It is asked again. If this lasts, tell your administrator.",
    },
    platform_too_slow: Remedy {
        what: "The call platform takes too long.",
        help: "It is asked again. If this lasts, tell your administrator.",
    },
    local_network: health::EN_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "The server that knows who you are does not allow this page to read its answer.",
        help: "For the administrator: bar.session is on another origin, or leads to one. It must answer with \
               Access-Control-Allow-Origin (this page's origin, not *) and Access-Control-Allow-Credentials: true.",
    },
    platform_cors: Remedy {
        what: "The call platform does not allow this page to read its answer.",
        help: "For the administrator: forward /service-cloud/ from this page's server to the platform (reverse proxy) \
               and put that address into bar.contextPath, or let the platform allow this page's origin.",
    },
    session_status: |status| format!("The server that knows who you are answers with an error ({status})."),
    session_status_help: "If the server has a fault, it is asked again. For the administrator: does the address bar.session exist, and what does its server's log say?",
    platform_status: |status| format!("The call platform answers with an error ({status})."),
    platform_status_help: "If the platform has a fault, it is asked again. For the administrator: does bar.contextPath end before “ccdesktop/”, and does the path still \
                           contain “service-cloud”?",
    not_known: Remedy {
        what: "You are not signed in to the company portal.",
        help: "Sign in there in another tab; this page then goes on.",
    },
    session_not_json: Remedy {
        what: "The company's server answers with something else than a session.",
        help: "It may be asking you to sign in: open the address in a new tab and sign in there. For the \
               administrator: bar.session must answer with a JSON object.",
    },
    session_lacks: |key| format!("The session that the company's server answers with has no {key}."),
    session_lacks_help: "For the administrator: bar.session must answer with access_token, tenantSpaceId and userAccount.",
    token_refused: Remedy {
        what: "The call platform does not accept your session.",
        help: "A fresh one is fetched. If this lasts, tell your administrator: the token may be expired when it is \
               handed out, or your account may be missing in the tenant space.",
    },
    script_empty: Remedy {
        what: "The call platform answers with nothing.",
        help: "It is asked again. For the administrator: is bar.contextPath right, and does a proxy in between cut the \
               answer off?",
    },
    not_a_script: Remedy {
        what: "The call platform answers with a page in place of the connection bar.",
        help: "It may be under maintenance; it is asked again. For the administrator: does bar.contextPath lead to the \
               platform and not to a portal in front of it?",
    },
    blocked: |directive, blocked| {
        format!("This page's own security policy blocks the connection bar: {directive} does not allow {blocked}.")
    },
    blocked_help: "For the administrator: the header Content-Security-Policy does not fit config.json. Generate it from \
                   config.json again.",
    script_broke: Remedy {
        what: "The connection bar's program stopped with an error.",
        help: "Load this page again. For the administrator: the browser's console shows the error.",
    },
    no_frame: Remedy {
        what: "The connection bar does not appear, although its program has run.",
        help: "It is tried again. For the administrator: the program is expected to make an iframe named ccbarclient.",
    },
    not_framed: Remedy {
        what: "The connection bar refuses to be shown in this page.",
        help: "For the administrator: the bar's server sends X-Frame-Options or frame-ancestors without this page's origin.",
    },
    silent: "The bar's page has loaded and says nothing. If you see the bar, sign in there. If its place is empty or shows \
             an error, the bar's server does not answer, or probably forbids other pages to show it (X-Frame-Options, \
             frame-ancestors).",
    not_signed_in: "The platform keeps refusing your sign-in.",
    nobody_signed_in: "The bar says again and again that nobody is signed in. If you sign in there and it does not last, tell \
                       your administrator.",
    ended_in_call: "Your sign-in at the platform ended during a call, and nothing more is heard of the call. Finish it first, then press \
                    “Try again”: the bar is loaded again.",
    cookies_off: "This browser takes no cookies at all, and the bar needs its own to keep you signed in. Allow cookies in the \
                  browser's settings, or ask your administrator to.",
    cookies_blocked: "Probably this browser withholds the bar's cookies, since the bar comes from another site. For the \
                      administrator: serve the bar from this page's own server (reverse proxy), or allow third-party \
                      cookies for it; the platform must then set them with SameSite=None.",
    cookies_perhaps_blocked: "If this browser takes the bar for another site's, it may withhold the bar's cookies. For the \
                              administrator: a bar that this page's own server serves (reverse proxy) is of this page's \
                              own site.",
    sessions_refused: "For the administrator: does bar.session give out tokens that are still valid, of the agent's own tenant \
                       space and account? Why they are refused, the platform's log says.",
};

pub const ZH: LoadingWords = LoadingWords {
    session: "正在加载连接条：正在确认您的身份…",
    script: "正在加载连接条：正在请求平台…",
    run: "正在加载连接条：等待其出现…",
    again: "重试",
    next_attempt: |time| format!("下次尝试时间：{time}。"),
    open_address: "在新标签页中打开",
    check: "检查此部署",
    left: "连接条位于本页面边缘：请点击页面底部的圆形按钮。",
    certificate: "也可能是浏览器不信任服务器的证书。请在新标签页中打开该地址：如浏览器在那里给出警告，则需在本机安装证书。",
    offline: Remedy {
        what: "本机没有网络连接。", help: "网络恢复后将立即加载连接条。请检查网线或无线网络。"
    },
    session_unreachable: Remedy {
        what: "确认您身份的服务器没有应答。",
        help: "请确认您已接入公司网络。致管理员：bar.session 的服务器是否在运行，config.json 中的地址是否正确？",
    },
    platform_unreachable: Remedy {
        what: "呼叫平台没有应答。",
        help: "请确认您已接入公司网络。致管理员：config.json 中 bar.contextPath 的地址是否正确，本机能否访问该地址？",
    },
    session_too_slow: Remedy {
        what: "确认您身份的服务器应答过慢。", help: "将再次请求。如持续如此，请告知管理员。"
    },
    platform_too_slow: Remedy {
        what: "呼叫平台应答过慢。", help: "将再次请求。如持续如此，请告知管理员。"
    },
    local_network: health::ZH_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "确认您身份的服务器不允许本页面读取其应答。",
        help: "致管理员：bar.session 位于或转向另一个源。其应答须包含 Access-Control-Allow-Origin（本页面的源，不能是 *）\
               和 Access-Control-Allow-Credentials: true。",
    },
    platform_cors: Remedy {
        what: "呼叫平台不允许本页面读取其应答。",
        help: "致管理员：请由本页面的服务器将 /service-cloud/ 转发至平台（反向代理），并将该地址填入 bar.contextPath；\
               或让平台允许本页面的源。",
    },
    session_status: |status| format!("确认您身份的服务器返回错误（{status}）。"),
    session_status_help: "如为服务器故障，将自动再次请求。致管理员：bar.session 的地址是否存在？请查看其服务器日志。",
    platform_status: |status| format!("呼叫平台返回错误（{status}）。"),
    platform_status_help: "如为平台故障，将自动再次请求。致管理员：bar.contextPath 是否在“ccdesktop/”之前结束，路径中是否仍包含“service-cloud”？",
    not_known: Remedy {
        what: "您尚未登录公司门户。", help: "请在另一个标签页中登录，本页面随后会继续。"
    },
    session_not_json: Remedy {
        what: "公司服务器返回的不是会话。",
        help: "可能需要登录：请在新标签页中打开该地址并登录。致管理员：bar.session 须返回一个 JSON 对象。",
    },
    session_lacks: |key| format!("公司服务器返回的会话缺少 {key}。"),
    session_lacks_help: "致管理员：bar.session 须返回 access_token、tenantSpaceId 和 userAccount。",
    token_refused: Remedy {
        what: "呼叫平台不接受您的会话。",
        help: "将获取新的会话。如持续如此，请告知管理员：令牌发放时可能已过期，或租间中没有您的账号。",
    },
    script_empty: Remedy {
        what: "呼叫平台返回了空内容。",
        help: "将再次请求。致管理员：bar.contextPath 是否正确，中间的代理是否截断了应答？",
    },
    not_a_script: Remedy {
        what: "呼叫平台返回的是网页而不是连接条。",
        help: "平台可能正在维护，将再次请求。致管理员：bar.contextPath 是否指向平台，而不是其前端的门户？",
    },
    blocked: |directive, blocked| format!("本页面的安全策略拦截了连接条：{directive} 不允许 {blocked}。"),
    blocked_help: "致管理员：Content-Security-Policy 响应头与 config.json 不符，请根据 config.json 重新生成。",
    script_broke: Remedy {
        what: "连接条的程序出错并停止。",
        help: "请重新加载本页面。致管理员：浏览器控制台中有错误信息。",
    },
    no_frame: Remedy {
        what: "连接条的程序已运行，但连接条没有出现。",
        help: "将再次尝试。致管理员：该程序应创建名为 ccbarclient 的 iframe。",
    },
    not_framed: Remedy {
        what: "连接条拒绝在本页面中显示。",
        help: "致管理员：连接条服务器发送的 X-Frame-Options 或 frame-ancestors 不包含本页面的源。",
    },
    silent: "连接条页面已加载但没有消息。如能看到连接条，请在其中签入。如其位置为空或显示错误，则连接条服务器没有应答，\
             或很可能禁止其他页面显示它（X-Frame-Options、frame-ancestors）。",
    not_signed_in: "平台一再拒绝您的签入。",
    nobody_signed_in: "连接条一再表示无人签入。如您在其中签入后又失效，请告知管理员。",
    ended_in_call: "您在平台的签入在通话中失效，此后收不到该通话的消息。请先结束通话，再点击“重试”，连接条将重新加载。",
    cookies_off: "此浏览器不接受任何 Cookie，而连接条需要 Cookie 才能保持签入。请在浏览器设置中允许 Cookie，或请管理员允许。",
    cookies_blocked: "很可能是浏览器扣留了连接条的 Cookie，因为连接条来自另一个网站。致管理员：请通过本页面的服务器提供连接条\
                      （反向代理），或为其允许第三方 Cookie；此时平台设置的 Cookie 须带 SameSite=None。",
    cookies_perhaps_blocked: "如浏览器将连接条视为另一个网站，则可能扣留其 Cookie。致管理员：通过本页面的服务器提供的连接条\
                              （反向代理）与本页面属于同一网站。",
    sessions_refused: "致管理员：bar.session 返回的令牌是否仍然有效，是否属于该坐席的租间和账号？拒绝的原因见平台日志。",
};

pub const ES: LoadingWords = LoadingWords {
    session: "Cargando la barra de conexión: preguntando quién es usted…",
    script: "Cargando la barra de conexión: preguntando a la plataforma…",
    run: "Cargando la barra de conexión: esperando a que aparezca…",
    again: "Volver a intentarlo",
    next_attempt: |time| format!("Próximo intento a las {time}."),
    open_address: "Abrir en una pestaña nueva",
    check: "Comprobar esta instalación",
    left: "La barra de conexión está en el borde de esta página: busque su botón redondo en la parte inferior.",
    certificate: "También puede ser que este navegador no confíe en el certificado del servidor. Abra la dirección en una \
                  pestaña aparte: si el navegador le advierte allí, hay que instalar el certificado en este equipo.",
    offline: Remedy {
        what: "Este equipo no tiene red.",
        help: "La barra de conexión se cargará en cuanto vuelva la red. Compruebe el cable o la Wi-Fi.",
    },
    session_unreachable: Remedy {
        what: "El servidor que sabe quién es usted no responde.",
        help: "Compruebe que está en la red de la empresa. Para el administrador: ¿funciona el servidor de bar.session y es \
               correcta la dirección en config.json?",
    },
    platform_unreachable: Remedy {
        what: "La plataforma de llamadas no responde.",
        help: "Compruebe que está en la red de la empresa. Para el administrador: ¿es correcta la dirección \
               bar.contextPath en config.json y puede este equipo llegar a ella?",
    },
    session_too_slow: Remedy {
        what: "El servidor que sabe quién es usted tarda demasiado.",
        help: "Se le volverá a preguntar. Si persiste, avise a su administrador.",
    },
    platform_too_slow: Remedy {
        what: "La plataforma de llamadas tarda demasiado.",
        help: "Se le volverá a preguntar. Si persiste, avise a su administrador.",
    },
    local_network: health::ES_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "El servidor que sabe quién es usted no permite que esta página lea su respuesta.",
        help: "Para el administrador: bar.session está en otro origen o conduce a otro. Debe responder con \
               Access-Control-Allow-Origin (el origen de esta página, no *) y Access-Control-Allow-Credentials: true.",
    },
    platform_cors: Remedy {
        what: "La plataforma de llamadas no permite que esta página lea su respuesta.",
        help: "Para el administrador: reenvíe /service-cloud/ desde el servidor de esta página a la plataforma (proxy \
               inverso) y ponga esa dirección en bar.contextPath, o haga que la plataforma permita el origen de esta página.",
    },
    session_status: |status| format!("El servidor que sabe quién es usted responde con un error ({status})."),
    session_status_help: "Si es un fallo del servidor, se le volverá a preguntar. Para el administrador: ¿existe la dirección bar.session y qué dice el registro de su servidor?",
    platform_status: |status| format!("La plataforma de llamadas responde con un error ({status})."),
    platform_status_help: "Si es un fallo de la plataforma, se le volverá a preguntar. Para el administrador: ¿termina bar.contextPath antes de «ccdesktop/» y sigue conteniendo la \
                           ruta «service-cloud»?",
    not_known: Remedy {
        what: "No ha iniciado sesión en el portal de la empresa.",
        help: "Iníciela allí en otra pestaña; esta página continuará.",
    },
    session_not_json: Remedy {
        what: "El servidor de la empresa responde con algo que no es una sesión.",
        help: "Quizá le pida iniciar sesión: abra la dirección en una pestaña aparte e iníciela allí. Para el \
               administrador: bar.session debe responder con un objeto JSON.",
    },
    session_lacks: |key| format!("A la sesión con que responde el servidor de la empresa le falta {key}."),
    session_lacks_help: "Para el administrador: bar.session debe responder con access_token, tenantSpaceId y userAccount.",
    token_refused: Remedy {
        what: "La plataforma de llamadas no acepta su sesión.",
        help: "Se pedirá una nueva. Si persiste, avise a su administrador: el token puede haber caducado al entregarse, o \
               su cuenta puede faltar en el espacio del inquilino.",
    },
    script_empty: Remedy {
        what: "La plataforma de llamadas responde sin contenido.",
        help: "Se le volverá a preguntar. Para el administrador: ¿es correcto bar.contextPath y corta la respuesta algún \
               proxy intermedio?",
    },
    not_a_script: Remedy {
        what: "La plataforma de llamadas responde con una página en lugar de la barra de conexión.",
        help: "Puede estar en mantenimiento; se le volverá a preguntar. Para el administrador: ¿conduce bar.contextPath a \
               la plataforma y no a un portal delante de ella?",
    },
    blocked: |directive, blocked| {
        format!(
            "La política de seguridad de esta página bloquea la barra de conexión: {directive} no permite {blocked}."
        )
    },
    blocked_help: "Para el administrador: la cabecera Content-Security-Policy no corresponde a config.json. Genérela de \
                   nuevo a partir de config.json.",
    script_broke: Remedy {
        what: "El programa de la barra de conexión se detuvo con un error.",
        help: "Vuelva a cargar esta página. Para el administrador: la consola del navegador muestra el error.",
    },
    no_frame: Remedy {
        what: "La barra de conexión no aparece, aunque su programa se ha ejecutado.",
        help: "Se volverá a intentar. Para el administrador: se espera que el programa cree un iframe llamado ccbarclient.",
    },
    not_framed: Remedy {
        what: "La barra de conexión se niega a mostrarse en esta página.",
        help: "Para el administrador: el servidor de la barra envía X-Frame-Options o frame-ancestors sin el origen de \
               esta página.",
    },
    silent: "La página de la barra se ha cargado y no dice nada. Si ve la barra, inicie sesión en ella. Si su lugar está \
             vacío o muestra un error, el servidor de la barra no responde o probablemente prohíbe que otras páginas la \
             muestren (X-Frame-Options, frame-ancestors).",
    not_signed_in: "La plataforma rechaza una y otra vez su inicio de sesión.",
    nobody_signed_in: "La barra dice una y otra vez que nadie ha iniciado sesión. Si la inicia en ella y no dura, avise a su \
                       administrador.",
    ended_in_call: "Su sesión en la plataforma terminó durante una llamada y ya no se sabe nada de ella. Termínela primero y pulse después \
                    «Volver a intentarlo»: la barra se cargará de nuevo.",
    cookies_off: "Este navegador no acepta ninguna cookie, y la barra necesita las suyas para mantener su sesión. Permita las \
                  cookies en los ajustes del navegador o pídaselo a su administrador.",
    cookies_blocked: "Probablemente este navegador retiene las cookies de la barra, que viene de otro sitio. Para el \
                      administrador: sirva la barra desde el servidor de esta página (proxy inverso) o permita para ella \
                      las cookies de terceros; en ese caso la plataforma debe enviarlas con SameSite=None.",
    cookies_perhaps_blocked: "Si este navegador considera que la barra es de otro sitio, quizá retenga sus cookies. Para el \
                              administrador: una barra servida desde el servidor de esta página (proxy inverso) es del \
                              mismo sitio que esta página.",
    sessions_refused: "Para el administrador: ¿entrega bar.session tokens aún válidos, del espacio de inquilino y de la cuenta \
                       del agente? El registro de la plataforma dice por qué los rechaza.",
};

pub const AR: LoadingWords = LoadingWords {
    session: "يجري تحميل شريط الاتصال: السؤال عن هويتك…",
    script: "يجري تحميل شريط الاتصال: سؤال المنصة…",
    run: "يجري تحميل شريط الاتصال: في انتظار ظهوره…",
    again: "حاول مرة أخرى",
    next_attempt: |time| format!("المحاولة التالية عند \u{2068}{time}\u{2069}."),
    open_address: "افتح في علامة تبويب جديدة",
    check: "فحص هذا التثبيت",
    left: "شريط الاتصال عند حافة هذه الصفحة: ابحث عن زره المستدير في الأسفل.",
    certificate: "وقد يكون هذا المتصفح لا يثق بشهادة الخادم. افتح العنوان في علامة تبويب مستقلة: فإن حذّرك المتصفح هناك \
                  وجب تثبيت الشهادة على هذا الحاسوب.",
    offline: Remedy {
        what: "هذا الحاسوب غير متصل بالشبكة.",
        help: "سيُحمَّل شريط الاتصال فور عودة الشبكة. تحقق من السلك أو من الشبكة اللاسلكية.",
    },
    session_unreachable: Remedy {
        what: "الخادم الذي يعرف هويتك لا يستجيب.",
        help: "تأكد من اتصالك بشبكة الشركة. للمسؤول: هل يعمل خادم \u{2066}bar.session\u{2069}، وهل عنوانه صحيح في \
               \u{2066}config.json\u{2069}؟",
    },
    platform_unreachable: Remedy {
        what: "منصة المكالمات لا تستجيب.",
        help: "تأكد من اتصالك بشبكة الشركة. للمسؤول: هل العنوان \u{2066}bar.contextPath\u{2069} صحيح في \
               \u{2066}config.json\u{2069}، وهل يمكن بلوغه من هذا الحاسوب؟",
    },
    session_too_slow: Remedy {
        what: "الخادم الذي يعرف هويتك يتأخر كثيرًا.",
        help: "سيُسأل مرة أخرى. إن استمر ذلك فأبلغ المسؤول.",
    },
    platform_too_slow: Remedy {
        what: "منصة المكالمات تتأخر كثيرًا.",
        help: "ستُسأل مرة أخرى. إن استمر ذلك فأبلغ المسؤول.",
    },
    local_network: health::AR_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "الخادم الذي يعرف هويتك لا يسمح لهذه الصفحة بقراءة جوابه.",
        help: "للمسؤول: \u{2066}bar.session\u{2069} على مصدر آخر أو يحيل إليه. يجب أن يحمل جوابه \
               \u{2066}Access-Control-Allow-Origin\u{2069} (مصدر هذه الصفحة لا \u{2066}*\u{2069}) و\
               \u{2066}Access-Control-Allow-Credentials: true\u{2069}.",
    },
    platform_cors: Remedy {
        what: "منصة المكالمات لا تسمح لهذه الصفحة بقراءة جوابها.",
        help: "للمسؤول: مرّر \u{2066}/service-cloud/\u{2069} من خادم هذه الصفحة إلى المنصة (وكيل عكسي) وضع ذلك العنوان في \
               \u{2066}bar.contextPath\u{2069}، أو اجعل المنصة تسمح بمصدر هذه الصفحة.",
    },
    session_status: |status| format!("الخادم الذي يعرف هويتك يجيب بخطأ (\u{2068}{status}\u{2069})."),
    session_status_help: "إن كان الخلل في الخادم فسيُسأل مرة أخرى. للمسؤول: هل العنوان \u{2066}bar.session\u{2069} موجود، وماذا يقول سجل خادمه؟",
    platform_status: |status| format!("منصة المكالمات تجيب بخطأ (\u{2068}{status}\u{2069})."),
    platform_status_help: "إن كان الخلل في المنصة فستُسأل مرة أخرى. للمسؤول: هل ينتهي \u{2066}bar.contextPath\u{2069} قبل \u{2066}ccdesktop/\u{2069}، وهل ما زال \
                           المسار يحوي \u{2066}service-cloud\u{2069}؟",
    not_known: Remedy {
        what: "لم تسجّل الدخول إلى بوابة الشركة.",
        help: "سجّل الدخول إليها في علامة تبويب أخرى، ثم تتابع هذه الصفحة.",
    },
    session_not_json: Remedy {
        what: "خادم الشركة يجيب بشيء غير الجلسة.",
        help: "قد يطلب منك تسجيل الدخول: افتح العنوان في علامة تبويب مستقلة وسجّل الدخول هناك. للمسؤول: يجب أن يجيب \
               \u{2066}bar.session\u{2069} بكائن \u{2066}JSON\u{2069}.",
    },
    session_lacks: |key| format!("الجلسة التي يجيب بها خادم الشركة ينقصها \u{2068}{key}\u{2069}."),
    session_lacks_help: "للمسؤول: يجب أن يجيب \u{2066}bar.session\u{2069} بـ \u{2066}access_token\u{2069} و\
                         \u{2066}tenantSpaceId\u{2069} و\u{2066}userAccount\u{2069}.",
    token_refused: Remedy {
        what: "منصة المكالمات لا تقبل جلستك.",
        help: "ستُطلب جلسة جديدة. إن استمر ذلك فأبلغ المسؤول: قد يكون الرمز منتهيًا عند تسليمه، أو حسابك غير موجود في \
               مساحة المستأجر.",
    },
    script_empty: Remedy {
        what: "منصة المكالمات تجيب بلا محتوى.",
        help: "ستُسأل مرة أخرى. للمسؤول: هل \u{2066}bar.contextPath\u{2069} صحيح، وهل يقطع وكيل وسيط الجواب؟",
    },
    not_a_script: Remedy {
        what: "منصة المكالمات تجيب بصفحة بدلًا من شريط الاتصال.",
        help: "قد تكون تحت الصيانة، وستُسأل مرة أخرى. للمسؤول: هل يقود \u{2066}bar.contextPath\u{2069} إلى المنصة لا إلى \
               بوابة أمامها؟",
    },
    blocked: |directive, blocked| {
        format!(
            "سياسة أمان هذه الصفحة تحجب شريط الاتصال: \u{2068}{directive}\u{2069} لا يسمح بـ \u{2068}{blocked}\u{2069}."
        )
    },
    blocked_help: "للمسؤول: الترويسة \u{2066}Content-Security-Policy\u{2069} لا توافق \u{2066}config.json\u{2069}. أنشئها \
                   من جديد منه.",
    script_broke: Remedy {
        what: "توقف برنامج شريط الاتصال بخطأ.",
        help: "أعد تحميل هذه الصفحة. للمسؤول: تعرض وحدة تحكم المتصفح الخطأ.",
    },
    no_frame: Remedy {
        what: "شريط الاتصال لا يظهر مع أن برنامجه قد عمل.",
        help: "ستُعاد المحاولة. للمسؤول: المنتظر أن ينشئ البرنامج إطارًا باسم \u{2066}ccbarclient\u{2069}.",
    },
    not_framed: Remedy {
        what: "شريط الاتصال يرفض أن يُعرض في هذه الصفحة.",
        help: "للمسؤول: خادم الشريط يرسل \u{2066}X-Frame-Options\u{2069} أو \u{2066}frame-ancestors\u{2069} من دون مصدر \
               هذه الصفحة.",
    },
    silent: "حُمّلت صفحة الشريط ولم ترد منها رسائل. إن كنت ترى الشريط فسجّل الدخول فيه. وإن كان مكانه فارغًا أو يعرض خطأ \
             فخادم الشريط لا يستجيب، أو لعله يمنع الصفحات الأخرى من عرضه (\u{2066}X-Frame-Options\u{2069}، \
             \u{2066}frame-ancestors\u{2069}).",
    not_signed_in: "ترفض المنصة تسجيل دخولك مرارًا.",
    nobody_signed_in: "يقول الشريط مرارًا إنه لم يسجّل أحد الدخول. إن سجّلت الدخول فيه ولم يدم ذلك فأبلغ المسؤول.",
    ended_in_call: "انتهى تسجيل دخولك إلى المنصة أثناء مكالمة ولم تعد ترد أخبارها. أنهِها أولًا ثم اضغط «حاول مرة أخرى»، فيُحمَّل الشريط من جديد.",
    cookies_off: "لا يقبل هذا المتصفح أي ملفات تعريف ارتباط، والشريط يحتاج إلى ملفاته ليبقى تسجيل دخولك. اسمح بها في إعدادات \
                  المتصفح أو اطلب ذلك من المسؤول.",
    cookies_blocked: "لعل هذا المتصفح يحجب ملفات تعريف الارتباط الخاصة بالشريط لأنه من موقع آخر. للمسؤول: قدّم الشريط من خادم \
                      هذه الصفحة (وكيل عكسي)، أو اسمح له بملفات الجهات الخارجية، وعلى المنصة حينئذ أن ترسلها مع \
                      \u{2066}SameSite=None\u{2069}.",
    cookies_perhaps_blocked: "إن عدّ هذا المتصفح الشريط من موقع آخر فقد يحجب ملفات تعريف الارتباط الخاصة به. للمسؤول: الشريط الذي \
                              يقدّمه خادم هذه الصفحة (وكيل عكسي) من موقع هذه الصفحة نفسه.",
    sessions_refused: "للمسؤول: هل يعطي \u{2066}bar.session\u{2069} رموزًا ما زالت صالحة، لمساحة المستأجر وحساب الموظف نفسه؟ سبب \
                       الرفض في سجل المنصة.",
};
