//! What the form says that prints a web server's configuration. All four languages stand beside each other here.

use crate::policy::{BadSite, WebServer};

pub struct PolicyWords {
    pub heading: &'static str,
    pub explanation: &'static str,
    /// Leads to the form alone.
    pub alone: &'static str,
    /// Leads from the form to the check.
    pub check: &'static str,
    pub server: &'static str,
    /// A web server that none of the others is.
    pub other_server: &'static str,
    pub root: &'static str,
    pub base: &'static str,
    pub platform: &'static str,
    pub brotli: &'static str,
    /// What the printed text is called.
    pub result: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub refused: &'static str,
    pub warned: &'static str,
    pub nothing_to_pass_on: &'static str,
    pub bad_root: &'static str,
    pub bad_base: &'static str,
    pub bad_platform: &'static str,
    /// Where what is printed belongs.
    pub into_nginx: &'static str,
    pub into_caddy: &'static str,
    pub into_apache: &'static str,
    pub into_other: &'static str,
}

impl PolicyWords {
    /// All texts.
    pub fn all(&self) -> [&'static str; 23] {
        let PolicyWords {
            heading, explanation, alone, check, server, other_server, root, base, platform, brotli, ..
        } = self;
        let PolicyWords { result, copy, copied, refused, warned, nothing_to_pass_on, bad_root, bad_base, .. } = self;
        let PolicyWords { bad_platform, into_nginx, into_caddy, into_apache, into_other, .. } = self;
        [
            heading,
            explanation,
            alone,
            check,
            server,
            other_server,
            root,
            base,
            platform,
            brotli,
            result,
            copy,
            copied,
            refused,
            warned,
            nothing_to_pass_on,
            bad_root,
            bad_base,
            bad_platform,
            into_nginx,
            into_caddy,
            into_apache,
            into_other,
        ]
    }

    pub fn bad_site(&self, bad: BadSite) -> &'static str {
        match bad {
            BadSite::Root => self.bad_root,
            BadSite::Base => self.bad_base,
            BadSite::Platform => self.bad_platform,
        }
    }

    pub fn name(&self, server: WebServer) -> &'static str {
        match server {
            WebServer::Nginx => "nginx",
            WebServer::Caddy => "Caddy",
            WebServer::Apache => "Apache",
            WebServer::Headers => self.other_server,
        }
    }

    pub fn place(&self, server: WebServer) -> &'static str {
        match server {
            WebServer::Nginx => self.into_nginx,
            WebServer::Caddy => self.into_caddy,
            WebServer::Apache => self.into_apache,
            WebServer::Headers => self.into_other,
        }
    }
}

pub const EN: PolicyWords = PolicyWords {
    heading: "Web server configuration",
    explanation: "What your web server has to be told for this config.json. Change anything here, and the result follows; nothing \
                  is saved. Make it again whenever config.json changes.",
    alone: "Open this on a page without the check",
    check: "Check this deployment",
    server: "Web server",
    other_server: "Another one: just the headers",
    root: "Folder that holds index.html on the server",
    base: "Path of the console on the server",
    platform: "Platform that /service-cloud/ is passed on to, such as https://cec.example.com",
    brotli: "nginx has its Brotli module",
    result: "Result",
    copy: "Copy the result",
    copied: "Copied.",
    refused: "The browser refuses to copy. Select the text and copy it by hand.",
    warned: "The console starts with the default instead.",
    nothing_to_pass_on: "Nothing is passed on: neither bar.contextPath nor bar.url begins with /service-cloud/. Leave the platform empty.",
    bad_root: "The folder must be a path from the first slash on, of letters, digits, blanks and . _ - + @ ~.",
    bad_base: "The path must go from slash to slash, such as /console/.",
    bad_platform: "The platform must be a server, such as https://cec.example.com.",
    into_nginx: "Put it into /etc/nginx/snippets/agent-console.conf, which the site includes, and run: nginx -t && nginx -s reload",
    into_caddy: "Put it into /etc/caddy/agent-console.caddy, which the site imports, and run: systemctl reload caddy",
    into_apache: "Put it into /etc/apache2/agent-console.conf, which the site includes, and run: apachectl configtest && apachectl graceful",
    into_other: "Let the server send these with every file of the console, errors too.",
};

pub const ZH: PolicyWords = PolicyWords {
    heading: "Web 服务器配置",
    explanation: "针对此 config.json 需要告诉您的 Web 服务器的内容。更改此处任意内容，结果随之更新；不会保存任何内容。config.json 更改后请重新生成。",
    alone: "在单独的页面中打开（不含检查）",
    check: "检查此部署",
    server: "Web 服务器",
    other_server: "其他：仅响应头",
    root: "服务器上包含 index.html 的文件夹",
    base: "工作台在服务器上的路径",
    platform: "/service-cloud/ 转发到的平台，例如 https://cec.example.com",
    brotli: "nginx 已安装 Brotli 模块",
    result: "结果",
    copy: "复制结果",
    copied: "已复制。",
    refused: "浏览器拒绝复制。请选中文本并手动复制。",
    warned: "工作台改用默认值启动。",
    nothing_to_pass_on: "没有需要转发的内容：bar.contextPath 和 bar.url 均不以 /service-cloud/ 开头。请将平台留空。",
    bad_root: "文件夹必须是从第一个斜杠开始的路径，只能包含字母、数字、空格和 . _ - + @ ~。",
    bad_base: "路径必须以斜杠开头和结尾，例如 /console/。",
    bad_platform: "平台必须是一个服务器，例如 https://cec.example.com。",
    into_nginx: "放入站点所引用的 /etc/nginx/snippets/agent-console.conf，然后运行：nginx -t && nginx -s reload",
    into_caddy: "放入站点所导入的 /etc/caddy/agent-console.caddy，然后运行：systemctl reload caddy",
    into_apache: "放入站点所引用的 /etc/apache2/agent-console.conf，然后运行：apachectl configtest && apachectl graceful",
    into_other: "让服务器随工作台的每个文件（包括错误页）发送这些响应头。",
};

pub const ES: PolicyWords = PolicyWords {
    heading: "Configuración del servidor web",
    explanation: "Lo que hay que indicar al servidor web para este config.json. Cambie aquí lo que quiera y el resultado se \
                  adapta; no se guarda nada. Vuelva a generarlo cada vez que cambie config.json.",
    alone: "Abrir en una página propia, sin la comprobación",
    check: "Comprobar esta instalación",
    server: "Servidor web",
    other_server: "Otro: solo las cabeceras",
    root: "Carpeta del servidor que contiene index.html",
    base: "Ruta de la consola en el servidor",
    platform: "Plataforma a la que se reenvía /service-cloud/, como https://cec.example.com",
    brotli: "nginx tiene su módulo Brotli",
    result: "Resultado",
    copy: "Copiar el resultado",
    copied: "Copiado.",
    refused: "El navegador no permite copiar. Seleccione el texto y cópielo a mano.",
    warned: "La consola se inicia con el valor predeterminado.",
    nothing_to_pass_on: "No hay nada que reenviar: ni bar.contextPath ni bar.url empiezan por /service-cloud/. Deje vacía la \
                         plataforma.",
    bad_root: "La carpeta debe ser una ruta desde la primera barra, con letras, cifras, espacios y . _ - + @ ~.",
    bad_base: "La ruta debe ir de barra a barra, como /console/.",
    bad_platform: "La plataforma debe ser un servidor, como https://cec.example.com.",
    into_nginx: "Guárdelo en /etc/nginx/snippets/agent-console.conf, que el sitio incluye, y ejecute: nginx -t && nginx -s reload",
    into_caddy: "Guárdelo en /etc/caddy/agent-console.caddy, que el sitio importa, y ejecute: systemctl reload caddy",
    into_apache: "Guárdelo en /etc/apache2/agent-console.conf, que el sitio incluye, y ejecute: apachectl configtest && \
                  apachectl graceful",
    into_other: "Haga que el servidor las envíe con cada archivo de la consola, también con los errores.",
};

pub const AR: PolicyWords = PolicyWords {
    heading: "إعداد خادم الويب",
    explanation: "ما يجب إخبار خادم الويب به لملف config.json هذا. غيّر أي شيء هنا وستتبعه النتيجة؛ لا يُحفظ شيء. أعد \
                  إنشاءها كلما تغيّر config.json.",
    alone: "فتح هذا في صفحة مستقلة دون الفحص",
    check: "فحص هذا التثبيت",
    server: "خادم الويب",
    other_server: "خادم آخر: الترويسات فقط",
    root: "المجلد الذي يحوي index.html على الخادم",
    base: "مسار اللوحة على الخادم",
    platform: "المنصة التي يُمرَّر إليها \u{2066}/service-cloud/\u{2069}، مثل \u{2066}https://cec.example.com\u{2069}",
    brotli: "لدى nginx وحدة Brotli",
    result: "النتيجة",
    copy: "نسخ النتيجة",
    copied: "تم النسخ.",
    refused: "يرفض المتصفح النسخ. حدّد النص وانسخه يدويًا.",
    warned: "تبدأ اللوحة بالقيمة الافتراضية بدلًا منها.",
    nothing_to_pass_on: "لا شيء يُمرَّر: لا يبدأ bar.contextPath ولا bar.url بالمسار \u{2066}/service-cloud/\u{2069}. اترك المنصة \
                         فارغة.",
    bad_root: "يجب أن يكون المجلد مسارًا من أول شرطة مائلة، من أحرف وأرقام ومسافات و\u{2066}. _ - + @ ~\u{2069}.",
    bad_base: "يجب أن يبدأ المسار وينتهي بشرطة مائلة، مثل \u{2066}/console/\u{2069}.",
    bad_platform: "يجب أن تكون المنصة خادمًا، مثل \u{2066}https://cec.example.com\u{2069}.",
    into_nginx: "ضعها في \u{2066}/etc/nginx/snippets/agent-console.conf\u{2069} الذي يضمّنه الموقع، ثم شغّل: \u{2066}nginx -t \
                 && nginx -s reload\u{2069}",
    into_caddy: "ضعها في \u{2066}/etc/caddy/agent-console.caddy\u{2069} الذي يستورده الموقع، ثم شغّل: \u{2066}systemctl reload \
                 caddy\u{2069}",
    into_apache: "ضعها في \u{2066}/etc/apache2/agent-console.conf\u{2069} الذي يضمّنه الموقع، ثم شغّل: \u{2066}apachectl \
                  configtest && apachectl graceful\u{2069}",
    into_other: "اجعل الخادم يرسلها مع كل ملف للوحة، ومع الأخطاء أيضًا.",
};
