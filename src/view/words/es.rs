//! Spanish, in words that agents use on both sides of the Atlantic.

use super::*;

static FIRST: FirstWords = FirstWords {
    language: SPANISH,
    page: PageWords {
        title: "Consola del agente",
        language: "Idioma",
        stopped: "La consola ha dejado de funcionar. Lo que muestra ya no es cierto. \
                  Vuelva a cargar esta página; su llamada continúa en la barra de conexión.",
        skip_to_console: "Saltar la barra de conexión",
        bar: "Barra de conexión",
    },
    link: LinkWords {
        waiting: "Esperando la barra de conexión…",
        waiting_long: "La barra de conexión aún no ha dado señales. Inicie sesión en la barra de arriba. \
                       Si ya la ha iniciado, cambie allí su estado una vez.",
        ready: "Conectado",
        silent: "La barra de conexión lleva un rato en silencio aunque hay una llamada abierta. \
                 Confíe en lo que muestra la barra; esta página puede ir con retraso.",
        lost: "La barra de conexión se ha recargado y no ha dado señales desde entonces. \
               Compruebe que su sesión sigue iniciada y cambie allí su estado una vez.",
        elsewhere: "La barra de conexión está en otra pestaña. Esta muestra lo mismo, en directo.",
        elsewhere_since: |opened| {
            format!(
                "La barra de conexión está en la pestaña abierta a las {opened}. Esta muestra lo mismo, en directo."
            )
        },
        use_here: "Usarla aquí",
        failed: "No se ha podido cargar la barra de conexión. Si no sirve de nada volver a intentarlo, avise a su \
                 administrador.",
        simulated: "Barra simulada: sin llamadas reales",
        unseen: "¿No se ve la barra? Abra su dirección en una pestaña aparte",
        no_network: "No hay conexión a la red y aquí no entran llamadas hasta que vuelva. Mientras tanto se pueden leer \
                     las llamadas de la lista.",
        no_server: "La barra de conexión no ha dado señales. Si sigue vacía, no hay red; la barra se cargará sola \
                    cuando vuelva.",
        seen_holes: "Entendido",
        save_calls: "Guardar las llamadas en un archivo",
        details: "Mensajes",
    },
    agent: AgentWords {
        heading: "Su estado",
        unknown: "Desconocido",
        signing_in: "Iniciando sesión",
        signed_out: "Sesión cerrada",
        idle: "Disponible",
        not_ready: "No disponible",
        rest: "Descanso",
        wrap_up: "Posllamada",
        on_call: "En llamada",
        unknown_advice: "La barra comunica su estado cuando cambia. \
                         Inicie sesión en la barra o cambie allí su estado una vez.",
        signing_in_advice: "Su estado aparecerá en cuanto la barra lo confirme.",
        signed_out_advice: "Inicie sesión en la barra de conexión para recibir llamadas.",
        not_confirmed: "De antes de cargarse esta página. La barra aún no lo ha confirmado.",
        rest_overdue: "El descanso supera su límite",
        rest_left: |left| format!("Quedan {left} de descanso"),
        rest_exceeded: |over| format!("{over} más de lo que puede durar el descanso"),
        signed_out_by_supervisor: "Un supervisor cerró su sesión.",
        signed_out_by_platform: "La plataforma cerró su sesión.",
        confirmed_at: |time| format!("Confirmado por la barra a las {time}"),
        doubtful: "Puede que la barra sepa más. Confíe en lo que muestra.",
        nobody_said: "La barra aún no lo ha dicho.",
        since: |time| format!("Desde las {time}"),
    },
    reason: ReasonWords {
        none_given: "Sin motivo indicado",
        agent: "Activado por usted",
        no_answer: "No atendió una llamada",
        forced: "Activado por un supervisor",
        rest: "Por un descanso",
        phone_unavailable: "Su teléfono no está disponible",
        rejected: "Rechazó una llamada",
        code: |code| format!("Motivo {code}"),
    },
    today: TodayWords { heading: "Hoy", calls: "Llamadas", missed: "Perdidas", talk_time: "Conversación" },
    ring: RingWords {
        incoming: "Llamada entrante",
        transferred: "Llamada transferida",
        internal: "Llamada interna",
        outbound: "Llamada saliente para usted",
        phone: "Su teléfono está sonando",
        number_not_known_yet: "Aún no se conoce el número.",
        number_unknown: "Número desconocido.",
        queue: "Cola",
        called: "Número marcado",
        transferred_from: "Transferida por",
        ringing_for: "Suena desde hace",
        others: |count| match count.plural {
            Plural::One => format!("Suena {} llamada más", count.text),
            Plural::Many => format!("Suenan {} de llamadas más", count.text),
            _ => format!("Suenan {} llamadas más", count.text),
        },
        answer_in_bar: "Atienda en la barra de conexión",
        announcement: |what, number| match number {
            Some(number) => format!("{what}: {number}. Atienda en la barra de conexión."),
            None => format!("{what}. Atienda en la barra de conexión."),
        },
        announcement_by_name: |what, name, number| {
            format!("{what}: {name}, {number}. Atienda en la barra de conexión.")
        },
        open_page: "Abrir la página del cliente",
        silenced: "El navegador no deja sonar el tono.",
        unlock_sound: "Activar el sonido",
    },
    call: CallWords {
        inbound: "Entrante",
        outbound: "Saliente",
        internal: "Interna",
        direction_unknown: "Desconocido",
        ringing: "Sonando",
        dialling: "Marcando",
        talking: "En conversación",
        held: "Retenida",
        answered: "Atendida",
        missed: "Perdida",
        rejected: "Rechazada",
        abandoned: "Abandonada",
        failed: "No conectada",
        outcome_unknown: "Resultado desconocido",
        by_agent: "Usted",
        by_customer: "Cliente",
        by_colleague: "Compañero",
        by_platform: "Plataforma",
        by_unknown: "Desconocido",
        number_unknown: "Número desconocido",
        changed: "El estado de la llamada cambió",
        resumed: "Reanudada, a la espera de la barra",
        transferred: "Usted la transfirió",
        conference: "Conferencia",
        transferred_from: |number| format!("Transferida por {number}"),
        queue: |queue| format!("Cola {queue}"),
        number_forgotten: "Número olvidado",
    },
};

pub static ES: Words = Words {
    first: &FIRST,
    away: away::ES,
    update: update::ES,
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
        applied: "Entendidos",
        unknown: "Eventos que esta consola no conoce",
        rejected: "Ilegibles",
        foreign: "De otro origen, ignorados",
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
            definition: "Llamadas que el cliente abandonó mientras le sonaban a usted.",
        },
        rejected: FigureWords { name: "Rechazadas", definition: "Llamadas que usted rechazó." },
        failed: FigureWords { name: "No conectadas", definition: "Llamadas que usted marcó y nadie atendió." },
        unknown: FigureWords {
            name: "Resultado desconocido",
            definition: "Llamadas de las que la barra no ha dicho cómo terminaron.",
        },
        handle_time: FigureWords {
            name: "Tiempo de gestión",
            definition: "Promedio de conversación, retención y posllamada de las llamadas atendidas hoy que han terminado.",
        },
        talk_time: FigureWords {
            name: "Conversación",
            definition: "Tiempo medio de conversación por llamada atendida, sin retención.",
        },
        hold_time: FigureWords { name: "Retención", definition: "Tiempo medio en retención por llamada atendida." },
        wrap_up_time: FigureWords {
            name: "Posllamada",
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
        unavailable: "Puede llamar con la sesión iniciada y sin otra llamada en curso.",
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
        elsewhere: "Las llamadas se inician en la pestaña que tiene la barra de conexión.",
        call_number: |number| format!("Llamar al {number}"),
    },
    help: HelpWords {
        open: "Teclado",
        heading: "Teclado",
        where_they_act: "Estas teclas funcionan mientras no esté escribiendo.",
        in_the_bar: "Dentro de la barra de conexión no funcionan: allí solo valen las teclas de la barra. \
                     Con Tab se sale de ella.",
        always: "Tab lleva al siguiente campo o botón e Intro lo pulsa. Esc cierra lo que esté abierto y deja el campo.",
        licences: "Licencias de terceros",
        switch: "Usar estas teclas",
        how: "Para cambiar una tecla, pulse su botón y luego la tecla nueva. Con Supr se quita la tecla.",
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
        reset: "Volver a las teclas habituales",
        close: "Cerrar",
    },
    wrap_up: WrapUpWords {
        heading: "Posllamada",
        on_the_line: "En línea",
        waiting: "Llamadas por cerrar",
        note: "Nota",
        kept: "Se guarda mientras escribe.",
        not_kept: "Se guarda solo hasta que se cierre la página.",
        read_only: "Se puede cambiar en la pestaña que tiene la barra de conexión.",
        disposition: "Resultado de la gestión",
        disposition_required: "Resultado de la gestión (obligatorio)",
        none: "Ninguno",
        done: "Listo",
        missing: "Elija primero un resultado.",
    },
    readiness: ReadinessWords {
        heading: "¿Sonará?",
        rings: "Suena",
        rings_silently: "Avisa sin sonido",
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
        linked: "La barra de conexión está enlazada.",
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
        heading: "Cómo suenan las llamadas",
        sound: "Reproducir un tono",
        tone: "Tono",
        bell: "Timbre",
        chime: "Campanas",
        marimba: "Marimba",
        pulse: "Pulsos, para salas ruidosas",
        deep: "Grave",
        volume: "Volumen",
        speaker: "Altavoz",
        standard_speaker: "El del sistema",
        speaker_gone: "El altavoz que eligió no está disponible. Las llamadas suenan en el del sistema.",
        speaker_hidden: "El navegador solo nombra los altavoces si usted permite el micrófono. No se graba nada.",
        choose_speaker: "Elegir un altavoz",
        waiting_beep: "Pitido suave si espera otra llamada durante una conversación",
        notices: "Mostrar una notificación",
        notice_number: "Mostrar el número y el nombre en la notificación",
        tab: "Cambiar el título y el icono de la pestaña",
        badge: "Contador en el icono del programa",
        vibrate: "Vibrar, en teléfonos y tabletas",
        when: "Tono, notificación y vibración",
        always: "Siempre",
        when_away: "Solo mientras estoy en otra pestaña o ventana",
        test: "Probar",
        stop_test: "Detener la prueba",
        test_title: "Llamada de prueba",
        test_text: "Así avisa una llamada.",
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
        talk: "Conversación",
        hold: "Retención",
        wrap_up: "Posllamada",
        empty: "Aún no hay llamadas",
        empty_advice: "Cada llamada aparece aquí en cuanto suena o se marca, la más reciente arriba.",
        count: |total| match total.plural {
            Plural::One => format!("{} llamada", total.text),
            Plural::Many => format!("{} de llamadas", total.text),
            _ => format!("{} llamadas", total.text),
        },
        actions: "Qué se puede hacer",
        story: "Qué pasó en esta llamada",
        copy: "Copiar esta fila",
        done: "Marcar como atendida",
        undo: "Aún no atendida",
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
        no_talk: "Ninguna",
        talk_under: |to| format!("Menos de {to}"),
        talk_between: |from, to| format!("De {from} a {to}"),
        talk_over: |from| format!("{from} o más"),
        no_disposition: "Ninguna",
        sort_by: "Ordenar por",
        reverse: "Al revés",
        clear: "Quitar",
        waiting: |count| format!("{} por devolver", count.text),
        none_match: "Ninguna llamada coincide",
        none_match_advice: "Cambie la búsqueda o un filtro, o mire un periodo más largo.",
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
        no_answer: "El directorio respondió algo que no es un nombre.",
    },
    delivery: DeliveryWords {
        chip: "Entrega",
        waiting: |count| format!("{} en espera", count.text),
        refused: |count| match count.plural {
            Plural::One => format!("{} rechazada", count.text),
            _ => format!("{} rechazadas", count.text),
        },
        heading: "Entrega a su empresa",
        all_delivered: "Se han entregado todas las llamadas terminadas.",
        are_waiting: |count| match count.plural {
            Plural::One => format!("{} llamada está en camino.", count.text),
            Plural::Many => format!("{} de llamadas están en camino.", count.text),
            _ => format!("{} llamadas están en camino.", count.text),
        },
        next_attempt: |time| format!("El próximo intento será a las {time}."),
        are_refused: |count| match count.plural {
            Plural::One => format!("{} llamada fue rechazada. Se guarda aquí; avise a su administrador.", count.text),
            Plural::Many => {
                format!("{} de llamadas fueron rechazadas. Se guardan aquí; avise a su administrador.", count.text)
            }
            _ => format!("{} llamadas fueron rechazadas. Se guardan aquí; avise a su administrador.", count.text),
        },
        elsewhere: "La pestaña que tiene la barra de conexión entrega las llamadas.",
        only_in_memory: "Este navegador no guarda nada. Lo que espera aquí se pierde al cerrar la página.",
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
