//! Spanish.

mod bar;
mod console;

use super::{CheckWords, PageWords, Section, Step, Summary, VerdictWords};

pub static ES: CheckWords = CheckWords {
    tag: "es",
    index: 2,
    page: PageWords {
        heading: "Comprobar esta instalación",
        language: "Idioma",
        stopped: "La comprobación ha dejado de funcionar. Vuelva a cargar esta página.",
        again: "Comprobar de nuevo",
        copy: "Copiar el informe",
        copy_hint: "En inglés, para el servicio de asistencia",
        print: "Imprimir",
        copied: "Copiado.",
        copy_refused: "El navegador no permite copiar. Seleccione el texto y cópielo a mano.",
        found: "Encontrado",
        expected: "Esperado",
        fix: "Solución",
        ask_browser: "Preguntar a este navegador",
        try_microphone: "Probar el micrófono",
        use_here: "Usar la barra aquí",
        bar: "Barra de conexión",
    },
    policy: super::policy::ES,
    speech: super::speech::ES,
    verdict: VerdictWords {
        waiting: "Le toca",
        looking: "Mirando",
        passed: "Bien",
        warned: "Mejorable",
        failed: "Falla",
        not_applicable: "No hace falta",
    },
    section: |section| match section {
        Section::Configuration => "Configuración",
        Section::Server => "El servidor web que sirve la consola",
        Section::Browser => "Este navegador",
        Section::Bar => "La barra de conexión",
        Section::Endpoints => "Todo lo demás",
    },
    step: |step| match step {
        Step::Configuration => "config.json se puede leer y es válido",
        Step::Secure => "La página se envía por HTTPS",
        Step::Types => "Los archivos se envían con el tipo correcto",
        Step::Caching => "Las cachés guardan lo que se puede guardar, y nada más",
        Step::Compression => "El programa se envía comprimido",
        Step::Http2 => "Se usa HTTP/2",
        Step::MissingFile => "Los archivos que no existen dan 404",
        Step::Policy => "La Content-Security-Policy corresponde a config.json",
        Step::Headers => "Están las demás cabeceras de protección",
        Step::Offline => "La consola se puede instalar y se abre sin red",
        Step::Storage => "Este navegador guarda lo que escribe la consola",
        Step::Tabs => "De varias pestañas, solo una abre la barra",
        Step::Sound => "El tono de llamada puede sonar",
        Step::Notices => "Se pueden mostrar notificaciones",
        Step::Microphone => "Hay un micrófono",
        Step::Holder => "La barra no está abierta en otra pestaña",
        Step::Session => "El punto de acceso de la sesión responde",
        Step::Script => "El script de la barra se puede cargar",
        Step::Reachable => "Se llega a la página de la barra",
        Step::Framed => "La barra permite que se la incruste",
        Step::MicrophoneOfBar => "La barra puede usar el micrófono",
        Step::Origin => "La barra envía desde un origen esperado",
        Step::Cookies => "Las cookies de la barra pasan",
        Step::FirstEvent => "La barra envía eventos",
        Step::Ring => "Suena una llamada",
        Step::Directory => "El directorio se puede leer",
        Step::Delivery => "Se llega al punto de entrega de llamadas",
        Step::Violations => "La política no ha bloqueado nada durante esta comprobación",
    },
    headline: |summary| match summary {
        Summary::Stopped(1) => "1 problema por resolver".to_owned(),
        Summary::Stopped(count) => format!("{count} problemas por resolver"),
        Summary::Looking => "Mirando…".to_owned(),
        Summary::WaitsForYou => "Hasta aquí, todo bien: ahora inicie sesión abajo".to_owned(),
        Summary::Ready(_) => "Lista para los agentes".to_owned(),
    },
    explanation: |summary| match summary {
        Summary::Stopped(_) => {
            "Resuelva los problemas de abajo empezando por el primero; a menudo uno causa el siguiente."
        }
        Summary::Looking => "Tarda unos segundos.",
        Summary::WaitsForYou => {
            "Para el resto hace falta la mano de un agente: haga lo que piden los pasos de abajo que esperan, como iniciar \
             sesión en la barra."
        }
        Summary::Ready(0) => "Todo lo que se puede ver desde un navegador está en orden.",
        Summary::Ready(_) => {
            "Nada impide trabajar a los agentes. Las notas de abajo dicen qué podría mejorar o qué no se puede ver desde aquí."
        }
    },
    console: console::say,
    bar: bar::say,
    space: " ",
    semicolon: "; ",
    full_stop: ".",
};
