//! Spanish.

use super::{LoadingWords, Remedy};
use crate::view::words::health;

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
