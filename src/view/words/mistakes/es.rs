//! Spanish.

use super::ConfigWords;

pub static WORDS: ConfigWords = ConfigWords {
    title: "La consola no puede iniciarse",
    nothing_started: "Su configuración tiene un error. No se ha iniciado nada y a esta página no llegan llamadas.",
    nothing_started_for_several: "Su configuración tiene errores. No se ha iniciado nada y a esta página no llegan llamadas.",
    warnings: "Configuración",
    warning: |key, found, expected| {
        format!("config.json, {key}: hallado {found}; esperado {expected}. Se usa el valor predeterminado.")
    },
    file: "Archivo",
    key: "Clave",
    found: "Encontrado",
    expected: "Esperado",
    advice: "Qué hacer",
    found_nothing: "nada",
    found_unknown_key: "clave desconocida",
    did_you_mean: |found, meant| format!("{found}; ¿quiso decir \"{meant}\"?"),
    found_key_twice: "una clave que está dos veces",
    found_not_json: |line, column| format!("texto que no es JSON; se rompe en la línea {line}, columna {column}"),
    found_status: |status| format!("la respuesta {status} del servidor"),
    found_no_server: "nada: no se pudo contactar con el servidor",
    expected_file: "el archivo junto a index.html, legible por HTTP",
    expected_file_as_before: "el archivo junto a index.html; este navegador ya ha iniciado la consola con uno, por lo que la barra simulada no \
                              sustituye a la real",
    expected_json_object: "un objeto JSON, como {}; JSON no tiene comentarios ni coma tras la última entrada",
    expected_object: "un objeto, como {}",
    expected_key_once: "cada clave una sola vez",
    expected_text: "texto entre comillas",
    expected_texts: "una lista de textos, como [\"one\", \"two\"]",
    expected_one_of: |list| format!("uno de {list}"),
    expected_whole: |from, to| format!("un número entero de {from} a {to}"),
    expected_bar_page: "la dirección de la página de la barra, como \"https://cec.example.com/bar/\", \
                        porque bar.mode es \"frame\"",
    expected_session_endpoint: "la dirección del servicio que responde con la sesión del agente, \
                                porque bar.mode es \"loader\"",
    expected_context_path: "la dirección completa de la plataforma, como \"https://cec.example.com/service-cloud/\", \
                            porque bar.mode es \"loader\"",
    expected_address: "una dirección que empiece por https:// o http://, o relativa a la página de la consola; \
                       un marcador como {number} va detrás del nombre del servidor",
    expected_file_address: "la dirección de un archivo que empiece por https:// o http://, o relativa a la página de la consola; un marcador como {number} no significa nada en ella",
    expected_country: "el código de un país en dos mayúsculas (ISO 3166), como \"DE\"; el Reino Unido es \"GB\"",
    expected_beginning: "el comienzo de un número: cifras, *, # y un + delante",
    expected_complete: |address| {
        format!(
            "\"{address}\", si se trata de un servidor; una ruta junto a la página de la consola empieza por \"./\""
        )
    },
    expected_one_server: |address| {
        format!("la dirección de un solo servidor, como \"{address}\"; un asterisco no vale para ninguno")
    },
    expected_named_server: "una dirección cuyo servidor se pueda nombrar en una directiva: un nombre de letras, cifras, \
                            puntos y guiones (las demás letras como \"xn--…\"), o cuatro números como 192.0.2.7",
    expected_server: "la dirección de un servidor y nada detrás, como \"https://portal.example.com\", o \
                      \"https://*.example.com\" para todo un dominio",
    expected_policy_source: "un origen que esta directiva conozca: una dirección como \"https://cec.example.com\", un \
                             esquema como \"data:\", \"'self'\", o para scripts y estilos \"'unsafe-inline'\" y \
                             similares",
    expected_features: "funciones separadas por punto y coma, como \"microphone; autoplay\"",
    expected_screen_pop: "una dirección que empiece por https:// o http:// o, si no se muestra en el panel, por \
                          uno de screenPop.schemes; detrás del nombre del servidor admite los marcadores \
                          {number}, {called}, {callId}, {agent}, {direction}, {queue}",
    expected_scheme: "el comienzo de una dirección sin los dos puntos, como \"tel\"; ninguno que ejecute un \
                      script o lea el disco del agente",
    expected_label: "un nombre entre comillas, o uno por idioma, como {\"en\": \"Lunch\", \"es\": \"Almuerzo\"}",
    expected_code: |from, to| format!("un código de \"{from}\" a \"{to}\""),
    expected_rest: "un nombre, o {\"name\": \"Almuerzo\", \"minutes\": 30}",
    expected_dispositions: "una lista como [{\"code\": \"sold\", \"name\": \"Vendido\"}], \
                            en la que ningún código se repita",
    expected_colour: "un color como \"#1c5fc4\"",
    expected_header_name: "el nombre de una cabecera que una página pueda fijar, distinto de \"Content-Type\" e \"Idempotency-Key\", y cada uno una sola vez",
    expected_header_value: "un texto de letras, cifras y signos sin acentos",
    edit_file: "Corrija el archivo junto a index.html y vuelva a cargar esta página. No hay que recompilar nada.",
    check_server: "Compruebe que el servidor web funciona y puede leer el archivo, y vuelva a cargar esta página.",
    put_file_back: "Vuelva a colocar config.json junto a index.html y vuelva a cargar esta página. Si desea la barra simulada, deje en el archivo {}.",
};
