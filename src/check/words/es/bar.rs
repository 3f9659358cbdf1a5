//! What there is to say of the bar, its server and its endpoints, in Spanish.

use super::super::{BarText, BarText::*, listed};
use crate::protocol::Found;

pub fn say(text: &BarText) -> String {
    let list = |parts| listed(&super::ES, parts);
    let event = |name: &Option<&'static str>| name.unwrap_or("un evento");
    match text {
        CookiesExpected => "La barra puede guardar y leer sus cookies dentro de la página de la consola.".into(),
        SimulatedBarHasNoCookies => "La barra simulada no usa cookies.".into(),
        NoCookies => "Este navegador no acepta ninguna cookie.".into(),
        AllowCookies => "Permita las cookies en los ajustes del navegador, o con la política de la empresa para navegadores, \
                         al menos para el sitio de la barra."
            .into(),
        CookiesFirstParty(bar, console) => format!(
            "La barra en {bar} es del mismo sitio que la consola en {console}: sus cookies no son cookies de terceros."
        ),
        CookiesPerhapsThirdParty(bar, console) => format!(
            "La barra en {bar} puede ser de otro sitio que la consola en {console}: los navegadores saben qué nombres van \
             juntos; las páginas, no. En ese caso sus cookies son cookies de terceros."
        ),
        CookiesThirdParty(bar, console) => format!(
            "La barra en {bar} es de otro sitio que la consola en {console}, así que sus cookies son cookies de terceros."
        ),
        CookiesLetThrough => "Aun así alguien pudo iniciar sesión: este navegador deja pasar las cookies de la barra. \
                              Compruebe también los demás navegadores que usan sus agentes."
            .into(),
        CookiesUnknown => {
            "Ninguna página puede preguntar al navegador si las retiene; iniciar sesión en la barra lo muestra.".into()
        }
        ServeBarOnHost(bar) => format!(
            "Si el inicio de sesión falla o se pide una y otra vez: sirva la barra por un proxy inverso en el propio host de \
             la consola (la ruta debe seguir conteniendo service-cloud), lo que zanja el asunto en todo navegador. O permita \
             las cookies de la barra: en Chrome y Edge con la política CookiesAllowedForUrls con \"{bar}\", en Firefox con la \
             política Cookies → Allow con \"{bar}\"; Safari necesita el proxy inverso. En ambos casos, una cookie solo llega \
             a un marco de otro sitio si la plataforma la pone con SameSite=None; Secure."
        ),

        ListExpected => "El archivo responde con 200 y es JSON o CSV como lo describe la guía.".into(),
        PerNumberExpected => "El punto de acceso responde y, en otro origen, envía cabeceras CORS.".into(),
        ReceiverExpected => "El punto de acceso responde; en otro origen, connect-src de la política lo nombra y él contesta \
                             a la consulta previa del navegador con Access-Control-Allow-Origin y \
                             Access-Control-Allow-Headers."
            .into(),
        NotAsked(address) => {
            format!("No se preguntó a {address}: una pregunta tendría que nombrar el número de alguien.")
        }
        WatchMessages => "En la primera llamada mire la línea de diagnóstico bajo la barra en la consola: dice qué le pasa al \
                          directorio."
            .into(),
        ListEmpty(address) => format!("{address} se leyó y no contiene números."),
        SeeColumns => "Compruebe que el archivo es el correcto, con las columnas number y name.".into(),
        ListHolds(address, 1) => format!("{address} se leyó y contiene 1 número."),
        ListHolds(address, numbers) => format!("{address} se leyó y contiene {numbers} números."),
        ListNotJson(address) => {
            format!("{address} se leyó, pero empieza como JSON y no es una lista ni un objeto JSON.")
        }
        ListWithoutColumns(address) => {
            format!("{address} se leyó, pero es una tabla sin las columnas number y name.")
        }
        CorrectFile => "Corrija el archivo.".into(),
        Forbidden(address, status) => {
            format!("{address} responde {status} a una pregunta sin efecto (HEAD).")
        }
        SeeCredentials => "Si pide iniciar sesión, vea delivery.credentials y delivery.headers. Una consola del mismo origen \
                           envía sus cookies; los agentes deben tener allí su sesión iniciada."
            .into(),
        NothingThere(address) => format!("{address} responde 404: no hay nada en esa dirección."),
        CorrectAddress => "Corrija la dirección en config.json, o la del servidor.".into(),
        Answers(address, status) => format!("{address} responde {status}."),
        SeeServerLog => "Mire en el registro del servidor que hay tras esta dirección.".into(),
        EndpointReached(address, status) => format!(
            "Se llega a {address}; responde {status} a una pregunta sin efecto (HEAD). No se le envió ninguna llamada, así \
             que solo una llamada real muestra si la acepta."
        ),
        EndpointSilent(address) => format!(
            "{address} no da ninguna respuesta que esta página pueda leer. El navegador no dice si el servidor está caído, si \
             falta en connect-src de la política o si le faltan las cabeceras CORS."
        ),
        SeePolicyOrCors => "Mire si el paso sobre la política nombra connect-src. Si no, abra la dirección en una pestaña: si \
                            allí responde, le faltan las cabeceras CORS, también para HEAD."
            .into(),
        NoDirectory => "config.json no nombra ningún directorio.".into(),
        NoDelivery => "config.json no nombra ningún punto de entrega de llamadas.".into(),

        CopyHeaders => "Copie las cabeceras de abajo en la configuración del servidor y vuelva a cargar la página. Se hacen a \
                        partir de este config.json, así que vuelva a mirar aquí cuando cambie."
            .into(),
        NoPolicyComputed => "Esta versión no calcula ninguna política.".into(),
        ReportOnly => {
            "El servidor envía la política como Content-Security-Policy-Report-Only, que no protege de nada.".into()
        }
        NoPolicy => "El servidor no envía Content-Security-Policy: lo que entre en la página puede ejecutar y enviar lo que \
                     sea a donde sea."
            .into(),
        CannotWorkUnder(name) => format!("se envía {name}, con lo que esta configuración no puede funcionar"),
        Lacks(name, source) => format!("a {name} le falta {source}"),
        AnythingGoes(name) => format!("falta {name}, así que todo está permitido"),
        DirectiveMissing(name) => format!("falta {name}"),
        InAddition(name, source) => format!("{name} tiene además {source}"),
        PolicyPassed => "El servidor envía exactamente la política que esta configuración necesita.".into(),
        PolicyTooWide(found) => {
            format!("La política funciona, pero es más amplia de lo que esta configuración necesita: {}.", list(found))
        }
        PolicyTooWeak(found) => format!("La política es demasiado débil: {}.", list(found)),
        PolicyBlocks(found) => format!("La política bloquea lo que esta configuración necesita: {}.", list(found)),
        BesideThat(found) => format!("Además, {}.", list(found)),
        HeaderNotSent(name) => format!("{name} no se envía"),
        HeaderIs(name, value) => format!("{name} es \"{value}\""),
        HeadersPassed => "Son como esta configuración las necesita.".into(),
        NothingBlocked => "Hasta ahora no se ha bloqueado nada.".into(),
        Blocked(directive, what) => format!("{directive} bloqueó {what}"),
        PolicyLetsThroughExpected => {
            "La política deja pasar lo que la consola hace con esta configuración.".into()
        }

        ReachExpected => "La página de la barra responde con 200 y permite que se la incruste.".into(),
        MayNotAsk(place) => format!(
            "La política impide a los scripts preguntar al servidor de {place}, como debe ser: connect-src no necesita \
             nombrarlo. El marco muestra si se llega a él."
        ),
        AnswersUnseen(place) => {
            format!("El servidor de {place} responde. Con qué, una página de otro origen no puede verlo.")
        }
        NoAnswer(place) => format!(
            "El servidor de {place} no responde: está caído, su nombre no se conoce aquí o no se confía en su certificado."
        ),
        OpenInTab => "Abra la dirección en una pestaña nueva; allí el navegador dice qué ocurre. Un certificado propio de la \
                      plataforma tiene que instalarse en los equipos de los agentes."
            .into(),
        FramingForbidden(place, options) => format!(
            "{place} se envía con «X-Frame-Options: {options}», así que ningún navegador lo muestra en un marco."
        ),
        TakeHeaderAway => "Quite esa cabecera para esta dirección, o que diga SAMEORIGIN.".into(),
        PageAnswers(place) => format!("{place} responde."),
        PageStatus(place, status) => format!("A {place} se responde con el estado {status}."),
        CorrectBarUrl => "Corrija bar.url en config.json, o el servidor. Con un proxy inverso, la ruta debe seguir \
                          conteniendo service-cloud."
            .into(),

        NotOpenSeeAbove => "La barra no está abierta aquí, vea arriba.".into(),
        NotOpen => "La barra no está abierta aquí.".into(),
        HeldHere => "Ninguna otra pestaña de este navegador tiene abierta la barra; esta página la tiene mientras comprueba."
            .into(),
        HeldElsewhere => "Una consola en otra pestaña tiene abierta la barra. Un agente con dos sesiones pierde eventos, así \
                          que no se abrió aquí. Pulse «Usar la barra aquí» para tomarla cuando no haya ninguna llamada; la \
                          otra pestaña ofrece recuperarla."
            .into(),
        HeldTaken => "Otra pestaña ha tomado la barra, y aquí se cerró. Pulse «Usar la barra aquí» para recuperarla.".into(),
        FrameExpected => "La página de la barra se ve en su lugar, bajo este título.".into(),
        FrameSpeaks => "La página está en su marco y envía mensajes.".into(),
        FrameBlocked(place) => {
            format!("La política de la propia consola deja {place} fuera del marco (frame-src).")
        }
        FrameSrcExpected => "El frame-src de la política nombra el origen de la barra.".into(),
        CopyPolicy => {
            "Copie la Content-Security-Policy de las cabeceras de abajo en la configuración del servidor.".into()
        }
        KeptOutOfLocalNetwork(place) => format!(
            "Este navegador no deja a la página entrar en la red local (Local Network Access), y no llega nada de {place}, \
             que está allí o puede estarlo."
        ),
        AllowLocalNetwork => "Permita «Red local» y «Aplicaciones en el dispositivo» para esta página al principio de la barra \
                              de direcciones, en los ajustes del sitio, y compruebe de nuevo. Para todos los puestos: las \
                              políticas LocalNetworkAccessAllowedForUrls y LoopbackNetworkAllowedForUrls de Chrome y Edge, \
                              con el origen de la consola."
            .into(),
        NothingCame(place, seconds) => format!("Desde hace {seconds} segundos no llega nada de {place}."),
        OpenOrSeeNetwork => "Abra la dirección en una pestaña nueva. Si tampoco se ve allí, revise la red, el nombre y el \
                             certificado."
            .into(),
        SomethingLoaded => "Se ha cargado algo. Si es la barra o la página de error del navegador, ninguna página puede verlo: \
                            lo dirá el primer mensaje."
            .into(),
        FrameSilent => "Se ha cargado algo en el marco y aún no ha llegado nada de él. Una barra calla hasta que alguien \
                        inicia sesión; pero también la página de error del navegador, y ninguna página puede distinguirlas."
            .into(),
        LookAtFrame(place) => format!(
            "Mire el lugar de la barra. Si se ve la barra, siga. Si dice que la conexión fue rechazada, o queda en blanco: \
             abra {place} en una pestaña nueva. Si allí se ve, el servidor de la barra prohíbe que se la incruste \
             (X-Frame-Options, o frame-ancestors en su Content-Security-Policy); que permita el origen de la consola. Si \
             muestra un aviso sobre un certificado, haga que se instale en los equipos de los agentes. Si no se ve, revise la \
             red y la dirección."
        ),
        OriginExpected(listed) => format!("Envía desde {listed}."),
        OriginPassed(listed) => format!("Envía desde un origen esperado ({listed})."),
        OriginAwaited(listed) => format!("Aún no ha llegado nada. Se espera que envíe desde {listed}."),
        OriginsBeside(listed, found) => {
            format!("Además de {listed}, el marco envía desde {found}, a lo que nadie hace caso.")
        }
        OriginStrange(found) => format!("El marco envía desde {found}, a lo que nadie hace caso."),
        NameOrigins(quoted) => format!(
            "Si ese es el servidor de la barra, nómbrelo en config.json: \"bar\": {{ … \"origins\": [{quoted}] }}. Si no lo \
             conoce, averigüe primero quién lo ha puesto en el marco."
        ),

        EventsToBeSent => "La lista de eventos se enviará en cuanto se haya cargado el marco.".into(),
        EventsSent(kinds, 1) => {
            format!("Se envió a la barra la lista de {kinds} eventos; ella no confirma nada.")
        }
        EventsSent(kinds, times) => format!(
            "Se envió a la barra {times} veces la lista de {kinds} eventos; ella no confirma nada, así que se envía de nuevo \
             hasta que la barra responda."
        ),
        Account([received, understood, unknown, rejected]) => format!(
            "Mensajes: {received} recibidos, {understood} entendidos, {unknown} desconocidos, {rejected} rechazados."
        ),
        EventsExpected => "Eventos en la forma que documenta el fabricante.".into(),
        GiveReport => "Dé este informe a quien gestiona la barra. Lo que no se entiende también se ve en la consola, en \
                       Diagnóstico, y allí no cambia nada."
            .into(),
        NoMessagesOfBar(faults) => {
            format!("El marco dice cosas que no son mensajes de una barra: {}.", list(faults))
        }
        SignInInBar => {
            "Inicie sesión en la barra bajo este título y pulse allí «no disponible» y luego «disponible».".into()
        }
        NothingComes => "Si lo ha hecho y no llega nada: puede que la barra no esté ahí (vea el marco, arriba), que envíe desde \
                         otro origen o que no tome bar.contextPath por su propia dirección."
            .into(),
        Heard(events) => format!("Recibido, lo último primero: {}.", list(events)),
        EventAt(name, time) => format!("{name} a las {time}"),
        NamelessEventAt(time) => format!("un evento con un nombre ilegible a las {time}"),
        Rejected(faults) => format!("Rechazado: {}.", list(faults)),
        Rang(time) => format!("Sonó una llamada a las {time}."),
        CallIfYouLike => "Si quiere, llame desde otro teléfono al agente que ha iniciado sesión. Suena en la barra; esta página \
                          solo anota que sonó, sin el número."
            .into(),
        TooLongMessage(bytes) => format!("un mensaje de {bytes} bytes, más largo que cualquiera de los que se leen"),
        NotJson => "un texto que no es JSON".into(),
        NoMessage(kind) => format!("JSON del tipo {kind}, que no es un mensaje de una barra"),
        NoEvent => "un mensaje sin evento".into(),
        NoEventName => "un evento sin nombre".into(),
        EventContent(name, kind) => format!("{} con contenido del tipo {kind}", event(name)),
        EventField(name, field, found) => {
            let found = match found {
                Found::Type(found) => found,
                Found::TooLong => "más largo que cualquier identificador",
                Found::NoWholeNumber => "algo que no es un número entero",
                Found::NeitherYesNorNo => "algo que no es ni sí ni no",
            };
            format!("{}, cuyo campo {field} es {found}", event(name))
        }

        ScriptTells => "Lo dicen la sesión y el script, más abajo.".into(),
        SessionAnswers => "El punto de acceso responde con una sesión. Su token ni se guarda ni se muestra.".into(),
        SessionFirst => "Primero va la sesión.".into(),
        ScriptMadeBar => "El script ha llegado y ha creado la barra.".into(),
        ScriptMadeBarAtEdge => "El script ha llegado y ha creado la barra, que se queda donde el script la ha puesto: al borde \
                                de la página."
            .into(),
        SessionExpected => "bar.session responde con JSON que tiene access_token, tenantSpaceId y userAccount; en otro origen, \
                            con cabeceras CORS que dejan leerlo a esta página."
            .into(),
        ScriptExpected => {
            "La plataforma responde con el script de la barra, y este crea un iframe llamado ccbarclient.".into()
        }
    }
}
