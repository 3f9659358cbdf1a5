//! What there is to say of the configuration, the server and the browser, in English.

use super::super::{ConsoleText, ConsoleText::*, listed};

fn answered(status: u16) -> String {
    if status == 0 { "nothing at all".to_owned() } else { format!("the status {status}") }
}

pub fn say(text: &ConsoleText) -> String {
    let list = |parts| listed(&super::EN, parts);
    match text {
        NoConfig => "There is no config.json beside index.html, so everything has its default.".into(),
        ConfigSetsNothing => "config.json sets nothing, so everything has its default.".into(),
        ConfigSets(keys) => format!("config.json sets {keys}; everything else has its default."),
        SimulatedBar => "The bar is the simulated one: no real calls.".into(),
        RealBarExpected => "bar.mode is \"frame\" or \"loader\", with the address of the real bar.".into(),
        NameRealBar => "Name the real bar in config.json before agents use the console. To try everything else out, the \
                        simulated one is fine."
            .into(),
        DefaultInstead => "The console starts with the default instead.".into(),
        AfterConfig => "This is checked once config.json is right.".into(),
        OnlyLoader => "Only for bar.mode \"loader\".".into(),

        OverHttps(origin) => format!("{origin} comes over HTTPS."),
        OwnComputer(origin) => format!(
            "{origin} is this computer itself, which browsers trust without HTTPS. Agents who open it from other \
             computers need HTTPS."
        ),
        NoHttps(origin) => {
            format!("{origin} comes without HTTPS, or with a certificate that this browser doesn't trust.")
        }
        HttpsExpected => "The console's address begins with https:// and has a certificate that the agents' browsers \
                          trust. Without, they let no page use the microphone, show notifications, or agree among tabs \
                          on who opens the bar."
            .into(),
        GiveCertificate => "Give the web server a certificate and send http:// on to https://. One of the enterprise's \
                            own certification authority is fine if that is installed on the agents' computers."
            .into(),
        NamedFile(file, status) => {
            format!("{file}, which the console's page names, is answered with {}.", answered(*status))
        }
        NamedFilesExpected => "Every file that the page names is there.".into(),
        UploadRelease => "Upload the whole contents of dist/ again: the page is of one release and the files are of \
                          another."
            .into(),
        NoProgram => "The console's page names no program.".into(),
        PageExpected => "The page at the console's address is the index.html of a release.".into(),
        UploadBeside => "Upload the contents of dist/ so that check/ lies beside index.html.".into(),
        TypesPassed => "Program, script and style come with their types.".into(),
        WrongType(file, found, wanted) => {
            let found = if found.is_empty() { "no type" } else { found };
            format!("{file} comes as {found} instead of {wanted}")
        }
        TypesExpected => "Content-Type: application/wasm for .wasm, text/javascript for .js, text/css for .css. With \
                          another type the program starts late or, where the header nosniff is sent, not at all."
            .into(),
        AddTypes => "Add the type to the server's list: in nginx \"application/wasm wasm;\" in mime.types, in Apache \
                     \"AddType application/wasm .wasm\". Caddy knows it."
            .into(),
        CachingSays(file, value) => format!("{file} says \"Cache-Control: {value}\""),
        CachingUnsaid(file) => format!("{file} says nothing about caching"),
        CachingStale(found) => {
            format!("{}: agents would go on with an old release or an old configuration.", list(found))
        }
        CachingExpected => "\"Cache-Control: no-cache\" for index.html and config.json, so that a new release and a \
                            changed configuration are seen at once; \"public, max-age=31536000, immutable\" for the \
                            files with a hash in their names, which never change."
            .into(),
        CopyCaching => "Copy the two Cache-Control lines from the headers below into the server's configuration.".into(),
        CachingPassed => "Files with a hash in their names are kept for ever, index.html and config.json are asked for \
                          at every start."
            .into(),
        NoProgramFound => "No program was found.".into(),
        Compressed(coding) => format!("The program comes compressed with {coding}."),
        Uncompressed => "The program is sent uncompressed, about three times larger than needed.".into(),
        CompressionExpected => "The server sends the files that lie compressed beside the originals (.br, .gz), or \
                                compresses them."
            .into(),
        Compress => "In nginx switch on gzip_static (and brotli_static where the module is there), in Caddy \
                     \"file_server { precompressed br gzip }\", in Apache use mod_deflate or mod_brotli. It is a matter \
                     of seconds at the first start of the day, no more."
            .into(),
        CameBy(protocol) => format!("The page came by {protocol}."),
        ProtocolUnsaid => "This browser doesn't tell by which protocol the page came.".into(),
        Http2NeedsHttps(protocol) => {
            format!("The page came by {protocol}. Browsers speak HTTP/2 over HTTPS only.")
        }
        Http2Expected => "HTTP/2 or HTTP/3, by which all files come at once over one connection.".into(),
        SwitchHttp2On => "In nginx \"listen 443 ssl http2;\", in Apache \"Protocols h2 http/1.1\". Caddy does it. A proxy \
                          in between may be the one that speaks the older protocol."
            .into(),
        MissingFile(status) => format!("A file that isn't there is answered with {status}."),
        MissingIsPage(file, status) => {
            format!("A file that isn't there, {file}, is answered with a page (status {status}).")
        }
        MissingExpected => "The status 404. Otherwise a missing config.json, program or directory looks like one that is \
                            there and broken."
            .into(),
        TakeRuleOut => "Take out the rule that answers every address with index.html, such as \"try_files $uri \
                        /index.html\" in nginx: the console is one page and needs no such rule."
            .into(),
        MissingOther(file, status) => {
            format!("A file that isn't there, {file}, is answered with {}.", answered(*status))
        }
        Expected404 => "The status 404.".into(),
        SeeProxy => "See whether a proxy or a login page stands before the server and answers in its place.".into(),
        NoManifest => "This release's page names no manifest.".into(),
        InstallNeedsHttps => "Browsers install pages over HTTPS only.".into(),
        AnsweredWith(file, status) => format!("{file} is answered with {}", answered(*status)),
        OfflineExpected => "The manifest and the worker lie beside index.html. Without, the console can't be installed, \
                            and without a network it doesn't open and the log can't be read."
            .into(),
        UploadAgain => "Upload the whole contents of dist/ again.".into(),
        WorkerType(file, found) => format!("{file} comes as {found}, and browsers refuse it."),
        WorkerShares(file) => format!(
            "{file} comes without Cross-Origin-Embedder-Policy: require-corp. It ends with the page that crashes, whose \
             notification then stays on the desktop until the console is opened again."
        ),
        WorkerApart => "Cross-Origin-Embedder-Policy: require-corp with worker.js alone, never with the console's page.".into(),
        AddWorkerHeader => "Make the server's configuration again with this page (check/#policy): it has the header.".into(),
        AddJsType => "Add the type for .js to the server's list.".into(),
        OfflinePassed => "The manifest and the worker are there.".into(),

        StorageFails(error) => format!("Nothing could be written down ({error})."),
        StorageExpected => {
            "IndexedDB can be written. Without, notes and the log of calls are lost with the page.".into()
        }
        AllowStorage => "Leave the private window, allow the console's site to keep data, and see that no policy deletes \
                         it at the end of each session. A full disk has the same effect."
            .into(),
        StoragePromised => "It can be written, and the browser has promised to keep it.".into(),
        StorageWritable => "It can be written.".into(),
        Room(mb) => format!("There is room for {mb} MB."),
        StorageNotPromised => "The browser has not promised to keep it when the disk runs full; the console asks for \
                               that at its first start, and browsers grant it to pages that are installed or often used."
            .into(),
        TabsAgree => "Tabs can agree on who opens the bar.".into(),
        NoLocks => "This browser gives the page no locks.".into(),
        LocksExpected => "Web Locks, which take HTTPS. Without, every tab opens its own bar, and an agent who is signed \
                          in twice loses events."
            .into(),
        ServeOverHttps => "Serve the console over HTTPS.".into(),
        SoundPlays => "The browser can play sounds. Until somebody has clicked in the console it may hold them back; the \
                       console says so when that is the case."
            .into(),
        NoSound => "The browser gives the page no sound (no AudioContext).".into(),
        SoundExpected => "A browser that can play sounds.".into(),
        UseNewBrowser => "Use Chrome or Edge 123, Firefox 121, Safari 17.5, or later.".into(),
        NoticesAllowed => "This browser lets the console show notifications.".into(),
        NoticesNotAsked => "Nobody has been asked yet. The console asks each agent; or allow it for all by the policy \
                            NotificationsAllowedForUrls (Chrome, Edge) or Permissions → Notifications → Allow (Firefox)."
            .into(),
        NoticesBlocked => "Notifications are blocked for this address.".into(),
        NoticesExpected => {
            "They are allowed, so that an agent who works in another program sees that it rings.".into()
        }
        AllowNotices => "Allow them at the sign left of the address, or for all agents by the policy \
                         NotificationsAllowedForUrls (Chrome, Edge) or Permissions → Notifications → Allow (Firefox)."
            .into(),
        NoNotices => "This browser shows no notifications for this page.".into(),
        NoticesNeedHttps => "A page over HTTPS in a browser that has them.".into(),
        PrivateWindows => "Serve the console over HTTPS. Private windows have no notifications.".into(),
        MicrophoneExpected => "A microphone is plugged in and may be used, if calls are spoken in the browser. Agents \
                               with a separate telephone need none."
            .into(),
        MicrophoneNeedsHttps => {
            "The browser gives this page no microphone, because it doesn't come over HTTPS.".into()
        }
        MicrophoneOpened => "The microphone was opened, and closed at once.".into(),
        MicrophoneNotAllowed => "The microphone is not allowed: by a person, by the browser's policy, or by the server's \
                                 Permissions-Policy."
            .into(),
        AllowMicrophoneAndHeaders => "Allow it at the sign left of the address, or for all agents by the policy \
                                      AudioCaptureAllowedUrls (Chrome, Edge) or Permissions → Microphone → Allow \
                                      (Firefox). The step on the server's headers shows its Permissions-Policy."
            .into(),
        NoMicrophone => "No microphone is plugged in.".into(),
        PlugHeadsetIn => "Plug a headset in, and see that the operating system lets browsers use it.".into(),
        MicrophoneBusy => "The microphone can't be opened.".into(),
        CloseOtherProgram => {
            "Another program may have it for itself. Close that, or pull the headset and plug it in again.".into()
        }
        MicrophoneFails(error) => format!("The microphone could not be opened ({error})."),
        TryOtherHeadset => "Try another headset, or another browser on the same computer.".into(),
        MicrophoneBlocked => "The microphone is blocked for this address.".into(),
        AllowMicrophone => "Allow it at the sign left of the address, or for all agents by the policy \
                            AudioCaptureAllowedUrls (Chrome, Edge) or Permissions → Microphone → Allow (Firefox)."
            .into(),
        NoMicrophoneHere => "No microphone is plugged in at this computer.".into(),
        PlugHeadsetInOrLeave => {
            "Plug a headset in and press the button; or leave it, if calls are spoken on another device.".into()
        }
        TryMicrophone => "Press \"Try the microphone\". The browser may ask for permission; the microphone is closed \
                          again at once, and nothing is recorded."
            .into(),
        BarMicrophoneExpected => "Both config.json and the server pass the microphone on to the bar.".into(),
        SimulatedBarHasNoCalls => "The simulated bar has no calls to be spoken.".into(),
        BarAllowLacksMicrophone => "bar.allow in config.json doesn't name the microphone.".into(),
        AddToBarAllow => "Add \"microphone\" to bar.allow, or leave bar.allow out altogether. If agents speak on a \
                          separate telephone, leave it as it is."
            .into(),
        BarMicrophoneNotForbidden => {
            "The bar's frame may use the microphone, and no Permissions-Policy of the server forbids it.".into()
        }
        BarMicrophoneLet => {
            "The bar's frame may use the microphone, and the server's Permissions-Policy lets it.".into()
        }
        BarMicrophoneKept(list, bar) => format!(
            "The server's Permissions-Policy says microphone={list}, which keeps it from the bar at {bar}."
        ),
        LetBarMicrophone(bar) => {
            format!("Let the header say microphone=(self \"{bar}\"), as in the headers below.")
        }
    }
}
