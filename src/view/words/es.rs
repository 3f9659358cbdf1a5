//! Spanish, in words that agents use on both sides of the Atlantic.

use super::*;

pub static ES: Words = Words {
    first: &first::ES,
    away: away::ES,
    update: update::ES,
    numbers: numbers::ES,
    loading: loading::ES,
    health: health::ES,
    storage: StorageWords {
        blocked: "Por ahora este navegador no puede guardar las llamadas. Siguen en la lista y se guardarán en cuanto sea posible.",
        full: "El almacenamiento del navegador está lleno. Las llamadas nuevas siguen en la lista y se guardarán en cuanto haya espacio.",
        lost: "El navegador ha borrado lo que esta página había guardado. Lo que la página aún sabe se guarda de nuevo.",
        refused: "Otra pestaña o ventana guarda las llamadas. Lo que ocurra aquí se perderá al cerrar esta página.",
        failed: "No se han podido guardar las llamadas. Siguen en la lista y se intentará de nuevo.",
        holes: |count, times| {
            format!(
                "Entradas de este turno que no se han podido leer: {}{}. Las llamadas de ese tiempo pueden estar incompletas.",
                count.text,
                during(times, " (de ", " a ", ")")
            )
        },
    },
    messages: MessageWords {
        received: "Recibidos de la barra",
        applied: "Procesados",
        unknown: "Tipos de evento desconocidos",
        rejected: "Ilegibles",
        foreign: "De otras ventanas (ignorados)",
        unknown_events: "Eventos desconocidos",
        faults: "Lo que no se pudo leer",
        times: |count| match count.plural {
            Plural::One => format!("{} vez", count.text),
            Plural::Many => format!("{} de veces", count.text),
            _ => format!("{} veces", count.text),
        },
    },
    fault: FaultWords {
        too_long: |bytes, most| match bytes.plural {
            Plural::One => format!("El mensaje tiene {} byte; se leen hasta {}.", bytes.text, most.text),
            Plural::Many => format!("El mensaje tiene {} de bytes; se leen hasta {}.", bytes.text, most.text),
            _ => format!("El mensaje tiene {} bytes; se leen hasta {}.", bytes.text, most.text),
        },
        not_json: |line, column| {
            format!("El mensaje no se puede leer como JSON: se rompe en la línea {line}, columna {column}.")
        },
        not_a_message: |found| format!("El mensaje es del tipo JSON {found}; se esperaba un objeto con un evento."),
        no_event: "El mensaje no contiene ningún evento.",
        no_event_type: "El mensaje contiene un evento sin eventType.",
        content: |event, found| {
            format!("El contenido de {event} es del tipo JSON {found}, que su documentación no prevé.")
        },
        field_type: |event, field, found| {
            format!("En {event}, el campo {field} es del tipo JSON {found}, que su documentación no prevé.")
        },
        too_long_an_id: |event, field| {
            format!("En {event}, el campo {field} es más largo que cualquier identificador.")
        },
        no_whole_number: |event, field| format!("En {event}, el campo {field} no es un número entero."),
        neither_yes_nor_no: |event, field| format!("En {event}, el campo {field} no dice ni sí ni no."),
    },
    day: DayWords {
        heading: "Su día",
        nothing_yet: "Aún sin estados ni llamadas",
        occupied: |share| format!("Ocupación {share}"),
        picture: |from, to| format!("Sus estados y llamadas de {from} a {to}. La tabla de abajo dice lo mismo."),
        stretch: |state, from, to| format!("{state}, de {from} a {to}"),
        as_table: "Mostrar como tabla",
        hour: "Hora",
        answered: FigureWords {
            name: "Atendidas",
            definition: "Llamadas que empezaron hoy y en las que habló con alguien.",
        },
        missed: FigureWords {
            name: "Perdidas",
            definition: "Llamadas que sonaron hasta que la plataforma las retiró.",
        },
        abandoned: FigureWords {
            name: "Abandonadas",
            definition: "Clientes que colgaron mientras sonaba su teléfono.",
        },
        rejected: FigureWords { name: "Rechazadas", definition: "Llamadas que usted rechazó." },
        failed: FigureWords { name: "No conectadas", definition: "Llamadas que usted marcó y nadie atendió." },
        unknown: FigureWords { name: "Desconocido", definition: "Llamadas de las que no se sabe cómo terminaron." },
        handle_time: FigureWords {
            name: "Tiempo medio de gestión",
            definition: "Promedio de conversación, retención y posllamada de las llamadas atendidas hoy que han terminado.",
        },
        talk_time: FigureWords {
            name: "Tiempo medio de conversación",
            definition: "Tiempo medio de conversación por llamada atendida, sin retención.",
        },
        hold_time: FigureWords {
            name: "Tiempo medio de retención",
            definition: "Tiempo medio en retención por llamada atendida.",
        },
        wrap_up_time: FigureWords {
            name: "Tiempo medio de posllamada",
            definition: "Tiempo medio de posllamada tras una llamada atendida.",
        },
        occupancy: FigureWords {
            name: "Ocupación",
            definition: "La parte del tiempo en llamada, en posllamada y disponible en la que no estuvo disponible. No cuentan los descansos ni el tiempo no disponible.",
        },
        signed_in: FigureWords {
            name: "Sesión iniciada",
            definition: "Tiempo de hoy en cualquier estado salvo sesión cerrada y desconocido.",
        },
    },
    dial: DialWords {
        label: "Llamar a un número",
        call: "Llamar",
        unavailable: "Disponible con la sesión iniciada y sin otra llamada en curso.",
        requested: |number| format!("Llamando al {number}. Descuelgue su teléfono cuando suene."),
        not_a_number: |text| format!("«{text}» no es un número. Use cifras, *, # y, al principio, +."),
        not_signed_in: "Inicie primero sesión en la barra de conexión y vuelva a llamar.",
        on_call: "Está en una llamada. Vuelva a llamar cuando haya terminado.",
        no_reaction: |number| {
            format!(
                "No ha pasado nada con la llamada al {number}. \
                 Compruebe en la barra que su sesión está iniciada y vuelva a llamar."
            )
        },
        refused: |number| format!("La plataforma ha rechazado el número {number}. Revíselo y vuelva a llamar."),
        possible_again: |number| format!("Ya puede llamar al {number}."),
        elsewhere: "Las llamadas se inician en la pestaña con la barra de conexión.",
        call_number: |number| format!("Llamar al {number}"),
    },
    help: HelpWords {
        open: "Atajos de teclado",
        heading: "Atajos de teclado",
        where_they_act: "Funcionan mientras no esté escribiendo.",
        in_the_bar: "No funcionan dentro de la barra de conexión; pulse Tab para salir de ella.",
        always: "Tab lleva al siguiente campo o botón e Intro lo pulsa. Esc cierra lo que esté abierto y deja el campo.",
        licences: "Licencias de terceros",
        switch: "Activar los atajos",
        how: "Para cambiar una tecla, pulse su botón y luego la tecla nueva. Con Supr se quita.",
        this_list: "Esta lista",
        ringing_call: "Llamada que suena",
        note_of_call: "Nota de la llamada",
        no_key: "Sin tecla",
        key_of: |name, key| format!("{name}: {key}. Cambiar la tecla."),
        press_a_key: "Pulse una tecla…",
        taken: |key, name| format!("{key} ya lleva a «{name}». Pulse otra tecla."),
        no_character: "Pulse una tecla que escriba un carácter, o Esc para dejarla como estaba.",
        changed: |name, key| format!("«{name}» está en la tecla {key}."),
        removed: |name| format!("«{name}» no tiene tecla."),
        reset: "Restaurar los valores predeterminados",
        close: "Cerrar",
    },
    wrap_up: WrapUpWords {
        heading: "Nota de esta llamada",
        heading_ended: "Posllamada",
        waiting: "Llamadas sin tipificar",
        unfinished: "Notas sin terminar",
        more: |count| format!("{} más", count.text),
        note: "Nota",
        kept: "Guardado",
        not_kept: "Sin guardar: se pierde al cerrar esta página",
        read_only: "Se edita en la pestaña con la barra",
        disposition: "Tipificación",
        disposition_required: "Tipificación (obligatoria)",
        none: "Ninguna",
        done: "Listo",
        missing: "Elija cómo terminó la llamada.",
    },
    readiness: ReadinessWords {
        heading: "¿Le llegan las llamadas?",
        rings: "Timbre activado",
        rings_silently: "Sin sonido: solo notificación",
        may_be_missed: "Puede perder llamadas",
        rings_elsewhere: "Suena en otra pestaña",
        sound_ready: "El sonido está activado.",
        sound_ready_when_away: "El sonido está activado mientras usted está en otra pestaña o ventana, como lo ha elegido.",
        sound_starting: "El sonido se está activando.",
        sound_locked: "El navegador mantiene esta página en silencio hasta que usted haga clic en ella.",
        sound_off: "El tono de llamada está desactivado.",
        sound_failed: "El sonido ha fallado. Compruebe su altavoz o sus auriculares.",
        sound_unsupported: "Este navegador no puede reproducir el tono. Mantenga esta página a la vista.",
        switch_sound_on: "Activar el tono",
        notice_allowed: "Las notificaciones están activadas.",
        notice_not_asked: "Las notificaciones muestran las llamadas sobre los demás programas. Necesitan su permiso.",
        notice_denied: "El navegador bloquea las notificaciones de esta página. \
                        Permítalas al principio de la barra de direcciones, en la configuración del sitio.",
        notice_off: "Las notificaciones están desactivadas.",
        notice_unsupported: "Este navegador no muestra notificaciones de esta página.",
        allow_notices: "Permitir notificaciones",
        switch_notices_on: "Activar las notificaciones",
        linked: "La barra de conexión está conectada.",
        reload: "Volver a cargar esta página",
        here: "Esta pestaña tiene la barra de conexión.",
        elsewhere: "Otra pestaña tiene la barra de conexión. Las llamadas suenan allí.",
        kept_awake: "El navegador mantiene activa esta pestaña en segundo plano.",
        may_be_frozen: "El navegador puede detener esta pestaña en segundo plano. Manténgala a la vista \
                        y avise a su administrador de que esta página tiene que llegar por HTTPS.",
        slept: |time| {
            format!(
                "El navegador o el equipo detuvo esta pestaña, que volvió a funcionar a las {time}. Puede haber perdido \
                 llamadas. Excluya esta página del ahorro de energía en la configuración del navegador."
            )
        },
        sleep_is_known: "Lo he leído",
    },
    alerts: AlertWords {
        heading: "Timbre",
        sound: "Reproducir un tono",
        tone: "Tono",
        bell: "Timbre",
        chime: "Campanas",
        marimba: "Marimba",
        pulse: "Pulsos, para salas ruidosas",
        deep: "Grave",
        volume: "Volumen",
        speaker: "Altavoz",
        standard_speaker: "Predeterminado del sistema",
        speaker_gone: "El altavoz que eligió no está disponible. Las llamadas suenan en el predeterminado del sistema.",
        speaker_hidden: "El navegador solo nombra los altavoces si usted permite el micrófono. No se graba nada.",
        choose_speaker: "Elegir un altavoz",
        waiting_beep: "Pitido suave para una segunda llamada",
        notices: "Mostrar una notificación",
        notice_number: "Mostrar el número y el nombre en la notificación",
        tab: "Cambiar el título y el icono de la pestaña",
        badge: "Mostrar un contador en el icono de la aplicación",
        vibrate: "Vibrar, en teléfonos y tabletas",
        when: "Tono, notificación y vibración",
        always: "Siempre",
        when_away: "Solo mientras estoy en otra pestaña o ventana",
        test: "Probar",
        stop_test: "Detener la prueba",
        test_title: "Llamada de prueba",
        test_text: "Así se ve una llamada.",
        title: |what, page| format!("☎ {what} – {page}"),
        notice: |number| match number {
            Some(number) => format!("{number}. Atienda en la barra de conexión."),
            None => "Atienda en la barra de conexión.".to_owned(),
        },
    },
    log: LogWords {
        heading: "Llamadas",
        time: "Hora",
        party: "Número",
        direction: "Sentido",
        outcome: "Resultado",
        ended_by: "Terminada por",
        ring: "Timbre",
        // In a narrow column they break where a reader expects it.
        talk: "Conver\u{ad}sación",
        hold: "Reten\u{ad}ción",
        wrap_up: "Pos\u{ad}llamada",
        empty: "Aún no hay llamadas",
        empty_advice: "Cada llamada aparece aquí en cuanto suena o se marca, la más reciente arriba.",
        count: |total| match total.plural {
            Plural::One => format!("{} llamada", total.text),
            Plural::Many => format!("{} de llamadas", total.text),
            _ => format!("{} llamadas", total.text),
        },
        actions: "Acciones",
        story: "Detalles",
        copy: "Copiar la fila",
        done: "Hecho",
        undo: "Deshacer",
        search: "Buscar en las llamadas",
        search_hint: "Número, nombre, nota…",
        when: "Cuándo",
        today: "Hoy",
        week: "Esta semana",
        all: "Todas",
        from: "Desde",
        to: "Hasta",
        filters: "Filtros",
        any: "Cualquiera",
        no_talk: "Sin atender",
        talk_under: |to| format!("Menos de {to}"),
        talk_between: |from, to| format!("De {from} a {to}"),
        talk_over: |from| format!("{from} o más"),
        no_disposition: "Ninguna",
        sort_by: "Ordenar por",
        reverse: "Invertir el orden",
        clear: "Quitar los filtros",
        waiting: |count| format!("{} por devolver", count.text),
        none_match: "Ninguna llamada coincide",
        none_match_advice: "Pruebe con menos palabras o busque en todos los días.",
        matching: |matching, known| format!("{} de {} llamadas", matching.text, known.text),
        reading: "Buscando en las llamadas anteriores…",
        reading_on: |read, all| format!("Buscando en las llamadas anteriores: {read} de {all}"),
    },
    directory: DirectoryWords {
        heading: "Directorio",
        numbers: |count| match count.plural {
            Plural::One => format!("{} número tiene nombre.", count.text),
            Plural::Many => format!("{} de números tienen nombre.", count.text),
            _ => format!("{} números tienen nombre.", count.text),
        },
        skipped: |count| match count.plural {
            Plural::One => format!("Se omitió {} entrada: no tiene número o nombre, o no es UTF-8.", count.text),
            Plural::Many => {
                format!("Se omitieron {} de entradas: no tienen número o nombre, o no son UTF-8.", count.text)
            }
            _ => format!("Se omitieron {} entradas: no tienen número o nombre, o no son UTF-8.", count.text),
        },
        no_server: "No se pudo acceder al directorio. Algunas llamadas se muestran sin nombre.",
        too_slow: "El directorio no respondió a tiempo. Algunas llamadas se muestran sin nombre.",
        status: |status| {
            format!("El servidor del directorio respondió {status}. Algunas llamadas se muestran sin nombre.")
        },
        not_json: "El directorio no es el JSON que la consola lee: una lista de entradas, o números con nombres.",
        no_columns: "El directorio es una tabla sin las columnas «number» y «name».",
        too_long: "El directorio envió más de lo que se lee: un archivo de más de 16 MB o una respuesta de más de 64 kB.",
        no_answer: "El directorio respondió algo que no es un nombre.",
    },
    delivery: DeliveryWords {
        chip: "CRM",
        waiting: |count| format!("{} sin enviar al CRM", count.text),
        refused: |count| match count.plural {
            Plural::One => format!("{} rechazada por el CRM", count.text),
            _ => format!("{} rechazadas por el CRM", count.text),
        },
        heading: "Llamadas enviadas al CRM",
        all_delivered: "Se han enviado todas las llamadas terminadas.",
        are_waiting: |count| match count.plural {
            Plural::One => format!("{} llamada sin enviar.", count.text),
            Plural::Many => format!("{} de llamadas sin enviar.", count.text),
            _ => format!("{} llamadas sin enviar.", count.text),
        },
        next_attempt: |time| format!("Próximo intento a las {time}."),
        are_refused: |count| match count.plural {
            Plural::One => format!("{} llamada fue rechazada. Se guarda aquí; avise a su administrador.", count.text),
            Plural::Many => {
                format!("{} de llamadas fueron rechazadas. Se guardan aquí; avise a su administrador.", count.text)
            }
            _ => format!("{} llamadas fueron rechazadas. Se guardan aquí; avise a su administrador.", count.text),
        },
        elsewhere: "La pestaña con la barra de conexión envía las llamadas.",
        sign_in: "Inicie sesión",
        wants_session: "El servidor que recibe las llamadas pide que inicie sesión. Después se envían solas.",
        sign_in_at: |address| format!("Iniciar sesión en {address}"),
        only_in_memory: "En este navegador no se puede guardar nada: lo que no se haya enviado se pierde al cerrar la página.",
        call_of: |date, time| format!("Llamada del {date} a las {time}"),
        under_way: "Enviándose.",
        unreachable: "No se pudo conectar con el servidor.",
        too_slow: "El servidor no respondió a tiempo.",
        redirected: "El servidor remitió a otra dirección, a la que no se envían llamadas.",
        status: |status| format!("El servidor respondió {status}."),
        more: |count| match count.plural {
            Plural::One => format!("Y {} llamada más.", count.text),
            Plural::Many => format!("Y {} de llamadas más.", count.text),
            _ => format!("Y {} llamadas más.", count.text),
        },
        send_again: "Enviar de nuevo",
        send_all_again: "Enviar todas de nuevo",
    },
    pop: PopWords {
        page: |who| match who {
            Some(who) => format!("Página del cliente: {who}"),
            None => "Página del cliente".to_owned(),
        },
        blocked: "El navegador bloqueó la página del cliente. \
                  Permita las ventanas emergentes de esta página y se abrirá sola.",
        dismiss: "Descartar",
        in_tab: "Abrir en una pestaña",
        close: "Cerrar",
    },
    story: story::ES,
    config: &mistakes::es::WORDS,
};
