//! What there is to say of the configuration, the server and the browser, in Spanish.

use super::super::{ConsoleText, ConsoleText::*, listed};

fn answered(status: u16) -> String {
    if status == 0 { "no recibe ninguna respuesta".to_owned() } else { format!("se responde con el estado {status}") }
}

pub fn say(text: &ConsoleText) -> String {
    let list = |parts| listed(&super::ES, parts);
    match text {
        NoConfig => "No hay config.json junto a index.html, así que todo tiene su valor predeterminado.".into(),
        ConfigSetsNothing => "config.json no fija nada, así que todo tiene su valor predeterminado.".into(),
        ConfigSets(keys) => format!("config.json fija {keys}; lo demás tiene su valor predeterminado."),
        SimulatedBar => "La barra es la simulada: sin llamadas reales.".into(),
        RealBarExpected => "bar.mode es «frame» o «loader», con la dirección de la barra real.".into(),
        NameRealBar => "Indique la barra real en config.json antes de que los agentes usen la consola. Para probar todo lo \
                        demás, la simulada sirve."
            .into(),
        DefaultInstead => "La consola se inicia con el valor predeterminado.".into(),
        AfterConfig => "Se comprueba en cuanto config.json esté bien.".into(),
        OnlyLoader => "Solo para bar.mode «loader».".into(),

        OverHttps(origin) => format!("{origin} llega por HTTPS."),
        OwnComputer(origin) => format!(
            "{origin} es este mismo equipo, en el que los navegadores confían sin HTTPS. Los agentes que lo abran desde \
             otros equipos necesitan HTTPS."
        ),
        NoHttps(origin) => {
            format!("{origin} llega sin HTTPS, o con un certificado en el que este navegador no confía.")
        }
        HttpsExpected => "La dirección de la consola empieza por https:// y tiene un certificado en el que confían los \
                          navegadores de los agentes. Sin él no dejan a ninguna página usar el micrófono, mostrar \
                          notificaciones ni acordar entre pestañas cuál abre la barra."
            .into(),
        GiveCertificate => "Dé un certificado al servidor web y redirija http:// a https://. Uno de la autoridad de \
                            certificación de la empresa vale si está instalada en los equipos de los agentes."
            .into(),
        NamedFile(file, status) => {
            format!("La página de la consola nombra {file}, que {}.", answered(*status))
        }
        NamedFilesExpected => "Están todos los archivos que nombra la página.".into(),
        UploadRelease => "Vuelva a subir todo el contenido de dist/: la página es de una versión y los archivos son de \
                          otra."
            .into(),
        NoProgram => "La página de la consola no nombra ningún programa.".into(),
        PageExpected => "La página en la dirección de la consola es el index.html de una versión.".into(),
        UploadBeside => "Suba el contenido de dist/ de modo que check/ quede junto a index.html.".into(),
        TypesPassed => "El programa, el script y los estilos llegan con sus tipos.".into(),
        WrongType(file, found, wanted) => {
            let found = if found.is_empty() { "sin tipo".to_owned() } else { format!("como {found}") };
            format!("{file} llega {found} en lugar de {wanted}")
        }
        TypesExpected => "Content-Type: application/wasm para .wasm, text/javascript para .js, text/css para .css. Con otro \
                          tipo el programa arranca tarde o, donde se envía la cabecera nosniff, no arranca."
            .into(),
        AddTypes => "Añada el tipo a la lista del servidor: en nginx «application/wasm wasm;» en mime.types, en Apache \
                     «AddType application/wasm .wasm». Caddy lo conoce."
            .into(),
        CachingSays(file, value) => format!("{file} dice «Cache-Control: {value}»"),
        CachingUnsaid(file) => format!("{file} no dice nada de cachés"),
        CachingStale(found) => {
            format!("{}: los agentes seguirían con una versión o una configuración antiguas.", list(found))
        }
        CachingExpected => "«Cache-Control: no-cache» para index.html y config.json, de modo que una versión nueva y una \
                            configuración cambiada se vean enseguida; «public, max-age=31536000, immutable» para los \
                            archivos con un hash en el nombre, que nunca cambian."
            .into(),
        CopyCaching => {
            "Copie las dos líneas Cache-Control de las cabeceras de abajo en la configuración del servidor.".into()
        }
        CachingPassed => "Los archivos con un hash en el nombre se guardan para siempre; index.html y config.json se piden \
                          en cada inicio."
            .into(),
        NoProgramFound => "No se ha encontrado ningún programa.".into(),
        Compressed(coding) => format!("El programa llega comprimido con {coding}."),
        Uncompressed => "El programa se envía sin comprimir, unas tres veces mayor de lo necesario.".into(),
        CompressionExpected => "El servidor envía los archivos comprimidos que están junto a los originales (.br, .gz), o \
                                los comprime."
            .into(),
        Compress => "En nginx active gzip_static (y brotli_static donde esté el módulo), en Caddy «file_server { \
                     precompressed br gzip }», en Apache use mod_deflate o mod_brotli. Es cuestión de segundos en el \
                     primer inicio del día, nada más."
            .into(),
        CameBy(protocol) => format!("La página llegó por {protocol}."),
        ProtocolUnsaid => "Este navegador no dice por qué protocolo llegó la página.".into(),
        Http2NeedsHttps(protocol) => {
            format!("La página llegó por {protocol}. Los navegadores solo hablan HTTP/2 sobre HTTPS.")
        }
        Http2Expected => "HTTP/2 o HTTP/3, con los que todos los archivos llegan a la vez por una conexión.".into(),
        SwitchHttp2On => "En nginx «listen 443 ssl http2;», en Apache «Protocols h2 http/1.1». Caddy lo hace. Puede que un \
                          proxy intermedio sea quien habla el protocolo antiguo."
            .into(),
        MissingFile(status) => format!("A un archivo que no existe se responde con {status}."),
        MissingIsPage(file, status) => {
            format!("A un archivo que no existe, {file}, se responde con una página (estado {status}).")
        }
        MissingExpected => "El estado 404. De otro modo, un config.json, un programa o un directorio que faltan parecen \
                            estar ahí y estar rotos."
            .into(),
        TakeRuleOut => "Quite la regla que responde a toda dirección con index.html, como «try_files $uri /index.html» en \
                        nginx: la consola es una sola página y no necesita esa regla."
            .into(),
        MissingOther(file, status) => format!("Un archivo que no existe, {file}, {}.", answered(*status)),
        Expected404 => "El estado 404.".into(),
        SeeProxy => {
            "Mire si delante del servidor hay un proxy o una página de inicio de sesión que responde en su lugar.".into()
        }
        NoManifest => "La página de esta versión no nombra ningún manifiesto.".into(),
        InstallNeedsHttps => "Los navegadores solo instalan páginas por HTTPS.".into(),
        AnsweredWith(file, status) => format!("{file} {}", answered(*status)),
        OfflineExpected => "El manifiesto y el worker están junto a index.html. Sin ellos la consola no se puede instalar, y \
                            sin red no se abre ni se puede leer el registro."
            .into(),
        UploadAgain => "Vuelva a subir todo el contenido de dist/.".into(),
        WorkerType(file, found) => format!("{file} llega como {found}, y los navegadores lo rechazan."),
        WorkerShares(file) => format!(
            "{file} llega sin Cross-Origin-Embedder-Policy: require-corp. Termina con la página que se bloquea, cuya \
             notificación queda en el escritorio hasta que se vuelve a abrir la consola."
        ),
        WorkerApart => "Cross-Origin-Embedder-Policy: require-corp solo con worker.js, nunca con la página de la consola.".into(),
        AddWorkerHeader => "Genere de nuevo la configuración del servidor con esta página (check/#policy): incluye la cabecera.".into(),
        AddJsType => "Añada el tipo para .js a la lista del servidor.".into(),
        OfflinePassed => "El manifiesto y el worker están ahí.".into(),

        StorageFails(error) => format!("No se ha podido escribir nada ({error})."),
        StorageExpected => "Se puede escribir en IndexedDB. Si no, las notas y el registro de llamadas se pierden con la \
                            página."
            .into(),
        AllowStorage => "Salga de la ventana privada, permita que el sitio de la consola guarde datos y compruebe que \
                         ninguna política los borra al final de cada sesión. Un disco lleno tiene el mismo efecto."
            .into(),
        StoragePromised => "Se puede escribir, y el navegador ha prometido conservarlo.".into(),
        StorageWritable => "Se puede escribir.".into(),
        Room(mb) => format!("Hay sitio para {mb} MB."),
        StorageNotPromised => "El navegador no ha prometido conservarlo cuando el disco se llene; la consola se lo pide en \
                               su primer inicio, y los navegadores lo conceden a páginas instaladas o de uso frecuente."
            .into(),
        TabsAgree => "Las pestañas pueden acordar cuál abre la barra.".into(),
        NoLocks => "Este navegador no da bloqueos (locks) a la página.".into(),
        LocksExpected => "Web Locks, que requieren HTTPS. Sin ellos cada pestaña abre su propia barra, y un agente con dos \
                          sesiones pierde eventos."
            .into(),
        ServeOverHttps => "Sirva la consola por HTTPS.".into(),
        SoundPlays => "El navegador puede reproducir sonidos. Puede retenerlos hasta que alguien haga clic en la consola; la \
                       consola lo dice cuando es así."
            .into(),
        NoSound => "El navegador no da sonido a la página (no hay AudioContext).".into(),
        SoundExpected => "Un navegador que pueda reproducir sonidos.".into(),
        UseNewBrowser => "Use Chrome o Edge 123, Firefox 121, Safari 17.5, o posterior.".into(),
        NoticesAllowed => "Este navegador deja que la consola muestre notificaciones.".into(),
        NoticesNotAsked => "Aún no se ha preguntado a nadie. La consola pregunta a cada agente; o permítalas para todos con \
                            la política NotificationsAllowedForUrls (Chrome, Edge) o Permissions → Notifications → Allow \
                            (Firefox)."
            .into(),
        NoticesBlocked => "Las notificaciones están bloqueadas para esta dirección.".into(),
        NoticesExpected => {
            "Están permitidas, para que un agente que trabaja en otro programa vea que suena una llamada.".into()
        }
        AllowNotices => "Permítalas en el icono a la izquierda de la dirección, o para todos los agentes con la política \
                         NotificationsAllowedForUrls (Chrome, Edge) o Permissions → Notifications → Allow (Firefox)."
            .into(),
        NoNotices => "Este navegador no muestra notificaciones para esta página.".into(),
        NoticesNeedHttps => "Una página por HTTPS en un navegador que las tenga.".into(),
        PrivateWindows => "Sirva la consola por HTTPS. Las ventanas privadas no tienen notificaciones.".into(),
        MicrophoneExpected => "Hay un micrófono conectado y se puede usar, si se habla en el navegador. Los agentes con un \
                               teléfono aparte no lo necesitan."
            .into(),
        MicrophoneNeedsHttps => {
            "El navegador no da micrófono a esta página porque no llega por HTTPS.".into()
        }
        MicrophoneOpened => "El micrófono se abrió y se cerró enseguida.".into(),
        MicrophoneNotAllowed => "El micrófono no está permitido: por una persona, por la política del navegador o por la \
                                 Permissions-Policy del servidor."
            .into(),
        AllowMicrophoneAndHeaders => "Permítalo en el icono a la izquierda de la dirección, o para todos los agentes con la \
                                      política AudioCaptureAllowedUrls (Chrome, Edge) o Permissions → Microphone → Allow \
                                      (Firefox). El paso sobre las cabeceras del servidor muestra su Permissions-Policy."
            .into(),
        NoMicrophone => "No hay ningún micrófono conectado.".into(),
        PlugHeadsetIn => {
            "Conecte unos auriculares y compruebe que el sistema operativo deja usarlos a los navegadores.".into()
        }
        MicrophoneBusy => "El micrófono no se puede abrir.".into(),
        CloseOtherProgram => {
            "Puede que otro programa lo tenga ocupado. Ciérrelo, o desconecte los auriculares y vuelva a conectarlos.".into()
        }
        MicrophoneFails(error) => format!("No se ha podido abrir el micrófono ({error})."),
        TryOtherHeadset => "Pruebe con otros auriculares, o con otro navegador en el mismo equipo.".into(),
        MicrophoneBlocked => "El micrófono está bloqueado para esta dirección.".into(),
        AllowMicrophone => "Permítalo en el icono a la izquierda de la dirección, o para todos los agentes con la política \
                            AudioCaptureAllowedUrls (Chrome, Edge) o Permissions → Microphone → Allow (Firefox)."
            .into(),
        NoMicrophoneHere => "No hay ningún micrófono conectado a este equipo.".into(),
        PlugHeadsetInOrLeave => {
            "Conecte unos auriculares y pulse el botón; o déjelo así, si se habla en otro aparato.".into()
        }
        TryMicrophone => "Pulse «Probar el micrófono». Puede que el navegador pida permiso; el micrófono se cierra enseguida \
                          y no se graba nada."
            .into(),
        BarMicrophoneExpected => "Tanto config.json como el servidor ceden el micrófono a la barra.".into(),
        SimulatedBarHasNoCalls => "La barra simulada no tiene llamadas en las que hablar.".into(),
        BarAllowLacksMicrophone => "bar.allow no nombra «microphone» en config.json.".into(),
        AddToBarAllow => "Añada «microphone» a bar.allow, o quite bar.allow del todo. Si los agentes hablan por un teléfono \
                          aparte, déjelo como está."
            .into(),
        BarMicrophoneNotForbidden => {
            "El marco de la barra puede usar el micrófono, y ninguna Permissions-Policy del servidor lo prohíbe.".into()
        }
        BarMicrophoneLet => {
            "El marco de la barra puede usar el micrófono, y la Permissions-Policy del servidor lo permite.".into()
        }
        BarMicrophoneKept(list, bar) => format!(
            "La Permissions-Policy del servidor dice microphone={list}, lo que se lo niega a la barra en {bar}."
        ),
        LetBarMicrophone(bar) => {
            format!("La cabecera debe decir microphone=(self \"{bar}\"), como en las cabeceras de abajo.")
        }
    }
}
