//! Spanish.

use super::{Names, SpeechWords, types};
use crate::casefile::{Unreadable, Whole};
use crate::monitor::{Advice, Ending, Finding, Packing, Question, Rule, TimeUnit, Unreadable as Torn, Way};

pub const ES: SpeechWords = SpeechWords {
    heading: "Cómo habla esta barra",
    explanation: "Lo que la barra envía de verdad, comparado con la documentación del fabricante y con lo que enviaba antes: en qué \
                  se aparta, qué preguntas abiertas responden sus mensajes y qué hay que configurar por ello en config.json. Todo \
                  se evalúa en este navegador; no se envía nada.",
    heard: "Recibido en esta página",
    nothing_heard: "Todavía nada. Inicie sesión en la barra de arriba y atienda algunas llamadas, o evalúe abajo las registradas.",
    recorded: "Registrado por la consola en este navegador",
    judge_recorded: "Evaluar las llamadas registradas",
    nothing_recorded: "La consola no ha registrado nada en este navegador.",
    storage_refused: "El navegador no permite a esta página leer lo que la consola ha registrado. Cierre las demás pestañas de la \
                      consola e inténtelo de nuevo.",
    files: "Archivos de caso (.json o .json.gz)",
    drop: "o suéltelos aquí",
    together: "Todos los archivos juntos",
    not_unpacked: "Este archivo no se puede descomprimir. Pídalo de nuevo.",
    unreadable: |why| match why {
        Unreadable::NotACaseFile => "No es un archivo de caso. Elija un archivo guardado por la consola.".to_owned(),
        Unreadable::Newer(version) => {
            format!("El archivo de caso tiene la versión {version}. Ábralo con la página de la consola que lo guardó.")
        }
        Unreadable::Damaged { line } => {
            format!("La línea {line} del archivo de caso no se puede leer. Pida el archivo de nuevo.")
        }
    },
    whole: |whole| match whole {
        Whole::Yes => None,
        Whole::Changed { from, to } => {
            Some(format!("Algo entre las líneas {from} y {to} no es lo que escribió la consola."))
        }
        Whole::Cut => Some("Falta el final de este archivo. Se evalúa lo que hay.".to_owned()),
    },
    seen: |messages, calls| format!("Mensajes: {messages}. Llamadas vistas de principio a fin: {calls}."),
    departures: "Desviaciones",
    none: "Ninguna: la barra habla como está documentado.",
    affects_calls: "puede afectar a llamadas",
    harmless: "sin consecuencias",
    questions: "Preguntas abiertas",
    question_head: "Pregunta",
    answer: "Respuesta",
    undecided: "sin decidir",
    counts: "A favor y en contra",
    rules: "Orden de los eventos",
    rule_head: "Regla",
    kept: "Cumplida",
    broken: "Incumplida",
    untold: "No se sabe",
    events: "Eventos",
    configuration: "Para config.json",
    nothing_to_set: "Nada: los valores predeterminados sirven para esta barra.",
    advice: |advice| match advice {
        Advice::AlertingIsHold => "Esta barra comunica la retención con AgentEvent_Customer_Alerting.",
        Advice::TimesInSeconds => "El eventGenTime de esta barra está en segundos.",
        Advice::NoTimes => "El eventGenTime de esta barra no está en ninguna unidad que se pueda usar.",
    },
    copy: "Copiar",
    save: "Guardar el informe",
    save_hint: "Nombres de eventos y claves, códigos y recuentos; ninguno de los valores de los mensajes",
    compare: "Comparar con un informe",
    not_a_report: "Este archivo no es un informe. Elija un archivo guardado aquí o por make conformance.",
    later_report: |count| format!("Hallazgos que solo conoce una consola posterior, omitidos: {count}."),
    difference: |file| format!("En qué se diferencia de {file}"),
    no_difference: "Ninguna diferencia.",
    new: "Nuevo",
    gone: "Desaparecido",
    answer_changed: |ask, now, before| format!("{ask} Ahora: {now}; antes: {before}."),
    comes: |event| format!("Ahora llega {event}."),
    comes_no_more: |event| format!("Ya no llega {event}."),
    now_broken: |rule| format!("Ahora incumplida: {rule}"),
    now_kept: |rule| format!("De nuevo cumplida: {rule}"),
    finding,
    rule,
    question,
};

const NAMES: Names = Names {
    envelope: "el sobre",
    all_events: "todos los eventos",
    packing: |packing| match packing {
        Packing::Enveloped => "en un sobre",
        Packing::Bare => "sin sobre",
        Packing::Nested => "dentro de otro mensaje",
    },
    unit: |unit| match unit {
        TimeUnit::Milliseconds => "milisegundos",
        TimeUnit::Seconds => "segundos",
        TimeUnit::Microseconds => "microsegundos",
        TimeUnit::Strange => "una unidad desconocida",
    },
    way: |way| match way {
        Way::Inbound => "entrantes",
        Way::Outbound => "salientes",
        Way::Internal => "internas",
        Way::Dialler => "del marcador",
        Way::Untold => "de otro tipo",
    },
    ending: |ending| match ending {
        Ending::Talked => "atendidas",
        Ending::NotAnswered => "sin respuesta",
        Ending::Failed => "fallidas",
        Ending::Dropped => "abandonadas o rechazadas",
    },
    calls: |way, ending| format!("llamadas {way} {ending}"),
};

fn finding(finding: &Finding) -> String {
    let place = |place| NAMES.place(place);
    match finding {
        Finding::RenamedEvent { event, to } => format!("{} se llama ahora {to}.", event.identifier()),
        Finding::RenamedKey { place: at, key, to } => format!("{}: la clave {key} se llama ahora {to}.", place(*at)),
        Finding::KeyCase { place: at, key, to } => format!("{}: la clave {key} se escribe {to}.", place(*at)),
        Finding::ContentChanged { event, from, to } => {
            format!("{}: el contenido es {}, no {}.", event.identifier(), types(*to), types(*from))
        }
        Finding::TypeChanged { place: at, key, from, to } => {
            format!("{}: {key} es {}, no {}.", place(*at), types(*to), types(*from))
        }
        Finding::MissingKey { place: at, key } => format!("{}: falta la clave {key}.", place(*at)),
        Finding::PackingChanged { from, to } => {
            format!("Los eventos llegan {}, no {}.", (NAMES.packing)(*to), (NAMES.packing)(*from))
        }
        Finding::ErrorReply { code } => format!("La pasarela responde con el error {code}."),
        Finding::Unreadable { what } => match what {
            Torn::NotJson => "Un mensaje no es JSON válido.",
            Torn::NoMessage => "Un mensaje no tiene ni evento ni sobre.",
            Torn::NoEventType => "Un evento no tiene eventType.",
            Torn::TooLong => "Un mensaje es demasiado largo para leerlo.",
        }
        .to_owned(),
        Finding::OtherOrigin => "Los mensajes de la barra llegan de un origen distinto del configurado.".to_owned(),
        Finding::TimeUnit { from, to } => {
            format!("eventGenTime está en {}, no en {}.", (NAMES.unit)(*to), (NAMES.unit)(*from))
        }
        Finding::Doubled { event: Some(event) } => format!("{} llega dos veces.", event.identifier()),
        Finding::Doubled { event: None } => "Todos los eventos llegan dos veces.".to_owned(),
        Finding::NewEvent { event } => format!("El evento {event} no está en ningún documento."),
        Finding::NewCode { place: at, key, code } => {
            format!("{}: {key} tiene el código {code}, que no está en ninguna tabla.", place(*at))
        }
        Finding::NewKey { place: at, key } => format!("{}: la clave {key} no está en ningún documento.", place(*at)),
        Finding::EventGone { event, calls } => {
            format!("{} ya no llega con {}.", event.identifier(), NAMES.calls(*calls))
        }
        Finding::Order { rule: broken } => format!("Esto ya no se cumple: {}", rule(*broken)),
        Finding::OrderSwapped { calls, first, then } => format!(
            "{} llegaba antes que {} en llamadas {}, y ahora llega después.",
            first.identifier(),
            then.identifier(),
            (NAMES.way)(*calls)
        ),
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::RingingEnds => {
            "Una llamada que suena se contesta, queda sin respuesta o se libera antes del siguiente estado del agente."
        }
        Rule::DiallingEnds => {
            "Una llamada que se marca se contesta, falla o se libera antes del siguiente estado del agente."
        }
        Rule::TalkingIsOffered => {
            "Una llamada que llega al agente se ofrece, o se contesta por él, antes de que haya conversación."
        }
        Rule::RingsFirst => "Una llamada en conversación no empieza a sonar.",
        Rule::NothingAfterRelease => "Una llamada que el agente ha dejado ya no tiene conversación ni retención.",
        Rule::HoldWhileTalking => "Solo se retiene una llamada en conversación.",
        Rule::NoAnswerUnanswered => "Una llamada en conversación no se comunica como sin respuesta.",
        Rule::AnsweredBeforeCustomerLeaves => {
            "En una llamada marcada, la otra parte solo se libera después de haber conversado."
        }
        Rule::ReleasedBeforeNextState => {
            "Una llamada con conversación se libera antes del siguiente estado del agente."
        }
        Rule::StateBetweenCalls => "Entre dos ocupaciones el agente tiene otro estado.",
        Rule::CancelsNotReady => "Solo deja de estar no disponible un agente que lo estaba.",
        Rule::CancelsRest => "Solo termina un descanso un agente que descansaba.",
        Rule::CancelsWork => "Solo termina el trabajo posterior un agente que estaba en él.",
        Rule::TimeoutInRest => "Solo un descanso dura demasiado.",
    }
}

fn question(question: Question) -> [&'static str; 3] {
    use Question::*;
    match question {
        CustomerAlerting => [
            "¿Qué comunica AgentEvent_Customer_Alerting?",
            "suena el teléfono de la otra parte",
            "la llamada está retenida",
        ],
        Busy => ["¿Qué comunica AgentState_Busy?", "una llamada ocupa al agente", "el agente no está disponible"],
        AlertingOutbound => ["¿Llega AgentOther_PhoneAlerting en llamadas salientes?", "sí", "no"],
        AlertingContent => ["¿Qué contiene AgentOther_PhoneAlerting en llamadas que llegan?", "nada", "quién llama"],
        AlertingAlways => ["¿Llega AgentOther_PhoneAlerting con las llamadas que llegan?", "sí", "no"],
        AlertingInbound => ["¿Llega AgentEvent_Customer_Alerting en llamadas entrantes?", "no", "sí"],
        CallRef => [
            "¿Qué contienen los eventos que solo nombran una llamada?",
            "su identificador como texto",
            "un objeto con su identificador",
        ],
        Complete => [
            "¿Tienen todas sus claves AgentEvent_Talking y AgentEvent_Customer_Release?",
            "sí",
            "no, como en las páginas en inglés",
        ],
        RestReason => ["¿Contiene un motivo AgentState_SetRest_Success?", "sí", "no"],
        Reason7 => [
            "¿Qué comunica el motivo 7 de AgentState_SetNotReady_Success?",
            "el agente rechazó una llamada",
            "el agente liberó una llamada",
        ],
        InService => [
            "¿Qué comunica AgentOther_InService?",
            "empieza el inicio de sesión; sigue un estado",
            "el agente ha iniciado sesión; no sigue ningún estado",
        ],
        Feature43 => [
            "¿Qué llamadas tienen la característica 43?",
            "las predictivas, que suenan",
            "las de vista previa, que se muestran antes",
        ],
        TransferKey => ["¿Cómo se escribe la clave de quién transfirió una llamada?", "transfrom", "transFrom"],
        DetectKey => ["¿Cómo se escribe la clave del identificador en OUTBOUND_DETECT_EVENT?", "callId", "callid"],
        ValidJson => ["¿Son los mensajes JSON válido?", "sí", "no todos"],
        DataType => ["¿Qué son los datos de un mensaje?", "un objeto", "un texto"],
        ErrorReplies => ["¿Transmite la barra las respuestas de error de la pasarela?", "no", "sí"],
        MoreEvents => ["¿Envía la barra más eventos que los 16 de la lista del fabricante?", "no", "sí"],
        Resubscription => {
            ["¿Qué hace un segundo eventpost?", "sustituye al primero", "se suma a él, y los mensajes llegan dos veces"]
        }
        ForcedEvent => [
            "¿Cómo se entera un agente al que un supervisor pone no disponible?",
            "por el motivo 3",
            "por AgentState_Force_SetNotReady",
        ],
        Enveloped => ["¿Van los eventos en sobres?", "sí", "no"],
        JsonKey => ["¿Deja el serializador sus listas de claves en los mensajes?", "no", "sí"],
        TimeTold => ["¿Dicen los eventos cuándo se generaron?", "sí", "no"],
        TimeForm => ["¿Cómo se escribe esa hora?", "como número", "como texto"],
        Question::TimeUnit => ["¿En qué unidad?", "milisegundos", "segundos"],
        OneClock => ["¿Retroceden alguna vez esas horas?", "no", "sí: hay varios relojes, o uno salta"],
        RightClock => ["¿Coincide el reloj de la plataforma con el del puesto?", "con menos de diez segundos", "no"],
        MediaAbility => {
            ["¿Qué comunica mediaAbility?", "lo que lleva la llamada", "lo que puede llevar el teléfono del agente"]
        }
        VideoCode => ["¿Qué código de mediaAbility tiene una videollamada?", "2", "6"],
    }
}
