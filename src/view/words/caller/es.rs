//! Spanish.

use super::CallerWords;
use crate::view::locale::Plural;

pub const ES: CallerWords = CallerWords {
    this_week: |nth| format!("{nth}.ª llamada esta semana"),
    in_days: |count, days| match count.plural {
        Plural::One => format!("{} llamada en {days} días", count.text),
        _ => format!("{} llamadas en {days} días", count.text),
    },
    missed: |count| match count.plural {
        Plural::One => "Perdida una vez".to_owned(),
        _ => format!("Perdida {} veces", count.text),
    },
    promised: |when| format!("Prometió devolver la llamada: {when}"),
    promise_overdue: |when| format!("Llamada por devolver desde: {when}"),
    open_last: "Detalles de la última llamada",
    elsewhere: "en otro puesto",
    elsewhere_fault: "No se pudo preguntar por las llamadas de otros puestos.",
    promise: "Llamar más tarde",
    heading: "Devolver la llamada",
    in_minutes: |minutes| format!("En {minutes} min"),
    in_hours: |hours| format!("En {hours} h"),
    tomorrow: |time| format!("Mañana {time}"),
    other_time: "Otra hora",
    set: "Fijar",
    take_back: "Quitar",
    is_past: "Esa hora ya pasó. Elija otra posterior.",
    due: |when| format!("Prometida: {when}"),
    overdue: |when| format!("Vencida: {when}"),
    called: |count| match count.plural {
        Plural::One => "Llamó una vez".to_owned(),
        _ => format!("Llamó {} veces", count.text),
    },
    tried: |count, time| match count.plural {
        Plural::One => format!("Intento a las {time}"),
        _ => format!("{} intentos, el último a las {time}", count.text),
    },
    reached: |time| format!("Hablaron a las {time}"),
    nobody: "Nadie espera que le devuelvan la llamada.",
    due_now: "Devuelva la llamada ahora",
    video: "Videollamada",
    done: "Hecho",
    details: "Detalles",
    put_off: |minutes| format!("En {minutes} min"),
    more_due: |count| format!("{} más por devolver", count.text),
    due_sound: "Pitido suave cuando toca devolver una llamada prometida",
    due_notice: "Mostrar una notificación cuando toca devolver una llamada prometida",
    told_promised: |when| format!("Prometió devolver la llamada: {when}."),
    told_taken_back: "Quitó la promesa de devolver la llamada.",
    told_kept: "Marcó la llamada prometida como hecha.",
    told_open: "La llamada prometida vuelve a estar pendiente.",
};
