//! Looks at the server and at the browser, and bothers nobody.

use super::http_probe::{self, Method};
use crate::browser::store::event_future::first;
use crate::check::{Answer, Browser, Microphone, Permission, Server, assets};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbOpenDbRequest, IdbTransactionMode, MediaDeviceInfo, MediaDeviceKind, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, Navigator, Notification, NotificationPermission, PermissionStatus, Window,
};

/// Nobody has a file of this name.
const MISSING: &str = "no-such-file-of-the-console.json";
/// For what is written to see whether it can be written.
const SCRATCH: &str = "agent-console-check";

pub fn window() -> Window {
    web_sys::window().expect("the check runs in a window")
}

/// Asks the server for its files; `configuration` has been asked for already.
pub async fn server(base: &str, configuration: Answer) -> Server {
    let (page, html) = http_probe::file(base, "./", "index.html", Method::Get).await;
    let named = assets(&html.unwrap_or_default());
    let head = async |name: &Option<String>| match name {
        Some(name) => Some(http_probe::file(base, name, name, Method::Head).await.0),
        None => None,
    };
    Server {
        secure: window().is_secure_context(),
        origin: window().location().origin().unwrap_or_default(),
        program: head(&named.program).await,
        script: head(&named.script).await,
        style: head(&named.style).await,
        manifest: head(&named.manifest).await,
        missing: http_probe::file(base, MISSING, MISSING, Method::Get).await.0,
        worker: http_probe::file(base, "worker.js", "worker.js", Method::Head).await.0,
        page,
        configuration,
    }
}

pub async fn browser() -> Browser {
    let navigator = window().navigator();
    let (persisted, room_mb) = storage_manager(&navigator).await;
    Browser {
        secure: window().is_secure_context(),
        storage: Some(write().await),
        persisted,
        room_mb,
        locks: has(&navigator, "locks"),
        sound: has(&window(), "AudioContext"),
        notices: has(&window(), "Notification").then(|| match Notification::permission() {
            NotificationPermission::Granted => Permission::Granted,
            NotificationPermission::Denied => Permission::Denied,
            _ => Permission::Open,
        }),
        microphone: microphone(&navigator).await,
    }
}

fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined() && !value.is_null())
}

/// Writes something into a database of our own and takes it away again.
async fn write() -> Result<(), String> {
    let factory = window().indexed_db().map_err(name_of)?.ok_or("no IndexedDB")?;
    let opening = factory.open_with_u32(SCRATCH, 1).map_err(name_of)?;
    let mut event = first(&opening, &["upgradeneeded", "success", "error", "blocked"]).await;
    if event == "upgradeneeded" {
        let end = first(&opening, &["success", "error"]);
        let database: web_sys::IdbDatabase = result(&opening)?.unchecked_into();
        database.create_object_store("scratch").map_err(name_of)?;
        event = end.await;
    }
    if event != "success" {
        let error = opening.error().ok().flatten().map_or_else(|| event.to_owned(), |error| error.name());
        return Err(error);
    }
    let database: web_sys::IdbDatabase = result(&opening)?.unchecked_into();
    let written = async {
        let transaction =
            database.transaction_with_str_and_mode("scratch", IdbTransactionMode::Readwrite).map_err(name_of)?;
        let store = transaction.object_store("scratch").map_err(name_of)?;
        store.put_with_key(&"written".into(), &"key".into()).map_err(name_of)?;
        match first(&transaction, &["complete", "abort", "error"]).await {
            "complete" => Ok(()),
            _ => Err(transaction.error().map_or_else(|| "aborted".to_owned(), |error| error.name())),
        }
    }
    .await;
    database.close();
    // Whether it goes at once is the browser's business.
    let _ = factory.delete_database(SCRATCH);
    written
}

fn result(request: &IdbOpenDbRequest) -> Result<JsValue, String> {
    request.result().map_err(name_of)
}

/// The name of an exception, such as `NotAllowedError`; its text may hold anything.
pub fn name_of(error: JsValue) -> String {
    Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_else(|| "unknown".to_owned())
}

async fn storage_manager(navigator: &Navigator) -> (Option<bool>, Option<u64>) {
    if !has(navigator, "storage") {
        return (None, None);
    }
    let storage = navigator.storage();
    let persisted = match storage.persisted() {
        Ok(asked) => JsFuture::from(asked).await.ok().map(|answer| answer.is_truthy()),
        Err(_) => None,
    };
    let room = match storage.estimate() {
        Ok(asked) => JsFuture::from(asked).await.ok().and_then(|estimate| {
            let number = |name: &str| Reflect::get(&estimate, &name.into()).ok().and_then(|value| value.as_f64());
            Some(((number("quota")? - number("usage")?) / 1e6) as u64)
        }),
        Err(_) => None,
    };
    (persisted, room)
}

async fn microphone(navigator: &Navigator) -> Microphone {
    if !has(navigator, "mediaDevices") {
        return Microphone::default();
    }
    Microphone {
        reachable: true,
        permission: permission(navigator).await,
        devices: devices(navigator).await,
        tried: None,
    }
}

async fn permission(navigator: &Navigator) -> Option<Permission> {
    if !has(navigator, "permissions") {
        return None;
    }
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &"microphone".into()).ok()?;
    let asked = navigator.permissions().ok()?.query(&wanted).ok()?;
    let status: PermissionStatus = JsFuture::from(asked).await.ok()?.unchecked_into();
    let state = Reflect::get(&status, &"state".into()).ok()?.as_string()?;
    Some(match state.as_str() {
        "granted" => Permission::Granted,
        "denied" => Permission::Denied,
        _ => Permission::Open,
    })
}

async fn devices(navigator: &Navigator) -> Option<usize> {
    let asked = navigator.media_devices().ok()?.enumerate_devices().ok()?;
    let all: Array = JsFuture::from(asked).await.ok()?.unchecked_into();
    let is_microphone =
        |device: &JsValue| device.unchecked_ref::<MediaDeviceInfo>().kind() == MediaDeviceKind::Audioinput;
    Some(all.iter().filter(is_microphone).count())
}

/// Opens the microphone after somebody has pressed the button for it, and closes it at once.
pub async fn try_microphone() -> Result<(), String> {
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    let asked = window().navigator().media_devices().map_err(name_of)?;
    let asked = asked.get_user_media_with_constraints(&wanted).map_err(name_of)?;
    let stream: MediaStream = JsFuture::from(asked).await.map_err(name_of)?.unchecked_into();
    stream.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
    Ok(())
}

/// Lets the browser ask for notifications, after somebody has pressed the button for it.
pub async fn ask_for_notices() {
    if let Ok(asked) = Notification::request_permission() {
        // Whatever the answer was is looked up afterwards.
        let _ = JsFuture::from(asked).await;
    }
}
