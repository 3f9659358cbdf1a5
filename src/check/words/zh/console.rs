//! What there is to say of the configuration, the server and the browser, in Chinese.

use super::super::{ConsoleText, ConsoleText::*, listed};

fn answered(status: u16) -> String {
    if status == 0 { "没有任何应答".to_owned() } else { format!("返回状态 {status}") }
}

pub fn say(text: &ConsoleText) -> String {
    let list = |parts| listed(&super::ZH, parts);
    match text {
        NoConfig => "index.html 旁没有 config.json，因此全部采用默认值。".into(),
        ConfigSetsNothing => "config.json 没有设置任何内容，因此全部采用默认值。".into(),
        ConfigSets(keys) => format!("config.json 设置了 {keys}；其余采用默认值。"),
        SimulatedBar => "连接条是模拟的，无真实呼叫。".into(),
        RealBarExpected => "bar.mode 为“frame”或“loader”，并给出真实连接条的地址。".into(),
        NameRealBar => "在座席使用工作台之前，请在 config.json 中指定真实的连接条。如只是试用其他功能，模拟连接条即可。".into(),
        DefaultInstead => "工作台改用默认值启动。".into(),
        AfterConfig => "config.json 正确后再检查此项。".into(),
        OnlyLoader => "仅适用于 bar.mode 为“loader”的情况。".into(),

        OverHttps(origin) => format!("{origin} 通过 HTTPS 传送。"),
        OwnComputer(origin) => {
            format!("{origin} 就是本机，浏览器无需 HTTPS 也信任它。从其他计算机打开的座席需要 HTTPS。")
        }
        NoHttps(origin) => format!("{origin} 未通过 HTTPS 传送，或其证书不受此浏览器信任。"),
        HttpsExpected => "工作台的地址以 https:// 开头，且证书受座席浏览器信任。否则浏览器不允许任何页面使用麦克风、显示通知，也不允许标签页之间协商由谁打开连接条。".into(),
        GiveCertificate => "为 Web 服务器配置证书，并将 http:// 重定向到 https://。如果企业自有证书颁发机构已安装在座席的计算机上，其证书也可以使用。".into(),
        NamedFile(file, status) => format!("工作台页面引用的 {file} {}。", answered(*status)),
        NamedFilesExpected => "页面引用的每个文件都存在。".into(),
        UploadRelease => "请重新上传 dist/ 的全部内容：页面与文件来自不同的版本。".into(),
        NoProgram => "工作台页面没有引用任何程序。".into(),
        PageExpected => "工作台地址上的页面是某个版本的 index.html。".into(),
        UploadBeside => "请上传 dist/ 的内容，使 check/ 与 index.html 同级。".into(),
        TypesPassed => "程序、脚本和样式都带有正确的类型。".into(),
        WrongType(file, found, wanted) => {
            let found = if found.is_empty() { "未标明类型".to_owned() } else { format!("类型为 {found}") };
            format!("{file} {found}，应为 {wanted}")
        }
        TypesExpected => "Content-Type：.wasm 为 application/wasm，.js 为 text/javascript，.css 为 text/css。类型不对时程序启动会变慢；如果发送了响应头 nosniff，则根本无法启动。".into(),
        AddTypes => "请在服务器的类型列表中添加该类型：nginx 在 mime.types 中加“application/wasm wasm;”，Apache 加“AddType application/wasm .wasm”。Caddy 已内置。".into(),
        CachingSays(file, value) => format!("{file} 带有“Cache-Control: {value}”"),
        CachingUnsaid(file) => format!("{file} 没有说明缓存方式"),
        CachingStale(found) => format!("{}：座席会继续使用旧版本或旧配置。", list(found)),
        CachingExpected => "index.html 和 config.json 使用“Cache-Control: no-cache”，以便新版本和更改后的配置立即生效；名称带哈希的文件永不改变，使用“public, max-age=31536000, immutable”。".into(),
        CopyCaching => "请将下方响应头中的两行 Cache-Control 复制到服务器配置中。".into(),
        CachingPassed => "名称带哈希的文件永久保留，index.html 和 config.json 每次启动时都会重新请求。".into(),
        NoProgramFound => "未找到程序。".into(),
        Compressed(coding) => format!("程序以 {coding} 压缩传送。"),
        Uncompressed => "程序未压缩传送，大小约为所需的三倍。".into(),
        CompressionExpected => "服务器发送与原文件放在一起的压缩文件（.br、.gz），或自行压缩。".into(),
        Compress => "nginx 启用 gzip_static（有该模块时再启用 brotli_static），Caddy 使用“file_server { precompressed br gzip }”，Apache 使用 mod_deflate 或 mod_brotli。只影响每天首次启动的几秒钟。".into(),
        CameBy(protocol) => format!("页面通过 {protocol} 传送。"),
        ProtocolUnsaid => "此浏览器不说明页面通过哪种协议传送。".into(),
        Http2NeedsHttps(protocol) => format!("页面通过 {protocol} 传送。浏览器仅在 HTTPS 上使用 HTTP/2。"),
        Http2Expected => "HTTP/2 或 HTTP/3，所有文件通过一个连接同时传送。".into(),
        SwitchHttp2On => "nginx 使用“listen 443 ssl http2;”，Apache 使用“Protocols h2 http/1.1”，Caddy 默认启用。也可能是中间的代理使用了旧协议。".into(),
        MissingFile(status) => format!("对不存在的文件返回 {status}。"),
        MissingIsPage(file, status) => format!("对不存在的文件 {file} 返回了一个页面（状态 {status}）。"),
        MissingExpected => "状态 404。否则缺少的 config.json、程序或通讯录看起来像是存在但已损坏。".into(),
        TakeRuleOut => "请去掉对所有地址都返回 index.html 的规则，例如 nginx 中的“try_files $uri /index.html”：工作台只有一个页面，不需要这样的规则。".into(),
        MissingOther(file, status) => format!("对不存在的文件 {file}，服务器{}。", answered(*status)),
        Expected404 => "状态 404。".into(),
        SeeProxy => "请查看服务器前面是否有代理或登录页代替它应答。".into(),
        NoManifest => "此版本的页面没有引用清单文件。".into(),
        InstallNeedsHttps => "浏览器只安装通过 HTTPS 传送的页面。".into(),
        AnsweredWith(file, status) => format!("{file} {}", answered(*status)),
        OfflineExpected => "清单文件和 worker 与 index.html 同级。否则工作台无法安装，没有网络时打不开，也无法查看呼叫记录。".into(),
        UploadAgain => "请重新上传 dist/ 的全部内容。".into(),
        WorkerType(file, found) => format!("{file} 的类型为 {found}，浏览器会拒绝。"),
        WorkerShares(file) => format!(
            "{file} 未带 Cross-Origin-Embedder-Policy: require-corp。页面崩溃时它会一同结束，该页面的通知会留在桌面上，直到再次打开工作台。"
        ),
        WorkerApart => "仅 worker.js 带 Cross-Origin-Embedder-Policy: require-corp，工作台页面绝不能带。".into(),
        AddWorkerHeader => "请用本页面（check/#policy）重新生成服务器配置，其中已有该标头。".into(),
        AddJsType => "请在服务器的类型列表中添加 .js 的类型。".into(),
        OfflinePassed => "清单文件和 worker 都在。".into(),

        StorageFails(error) => format!("无法写入任何内容（{error}）。"),
        StorageExpected => "可以写入 IndexedDB。否则备注和呼叫记录会随页面丢失。".into(),
        AllowStorage => "请退出无痕窗口，允许工作台的网站保存数据，并确认没有策略在每次会话结束时删除数据。磁盘已满也会造成同样的结果。".into(),
        StoragePromised => "可以写入，浏览器已承诺保留。".into(),
        StorageWritable => "可以写入。".into(),
        Room(mb) => format!("剩余空间 {mb} MB。"),
        StorageNotPromised => "浏览器没有承诺在磁盘已满时保留数据；工作台首次启动时会请求，浏览器会同意已安装或经常使用的页面。".into(),
        TabsAgree => "标签页之间可以协商由谁打开连接条。".into(),
        NoLocks => "此浏览器不向页面提供锁。".into(),
        LocksExpected => "Web Locks，需要 HTTPS。否则每个标签页都会打开自己的连接条，重复签入的座席会丢失事件。".into(),
        ServeOverHttps => "请通过 HTTPS 提供工作台。".into(),
        SoundPlays => "浏览器可以播放声音。在有人点击工作台之前，浏览器可能会禁止播放；遇到这种情况时工作台会提示。".into(),
        NoSound => "浏览器不向页面提供声音（没有 AudioContext）。".into(),
        SoundExpected => "能播放声音的浏览器。".into(),
        UseNewBrowser => "请使用 Chrome 或 Edge 123、Firefox 121、Safari 17.5 或更高版本。".into(),
        NoticesAllowed => "此浏览器允许工作台显示通知。".into(),
        NoticesNotAsked => "尚未询问过任何人。工作台会询问每位座席；也可以通过策略 NotificationsAllowedForUrls（Chrome、Edge）或 Permissions → Notifications → Allow（Firefox）为所有人开启。".into(),
        NoticesBlocked => "此地址的通知已被阻止。".into(),
        NoticesExpected => "允许通知，这样在其他程序中工作的座席也能看到来电。".into(),
        AllowNotices => "请在地址左侧的图标处允许，或通过策略 NotificationsAllowedForUrls（Chrome、Edge）或 Permissions → Notifications → Allow（Firefox）为所有座席开启。".into(),
        NoNotices => "此浏览器不为本页面显示通知。".into(),
        NoticesNeedHttps => "支持通知的浏览器，且页面通过 HTTPS 传送。".into(),
        PrivateWindows => "请通过 HTTPS 提供工作台。无痕窗口没有通知。".into(),
        MicrophoneExpected => "如果在浏览器中通话，则已接入麦克风且可以使用。使用独立话机的座席不需要。".into(),
        MicrophoneNeedsHttps => "浏览器不向本页面提供麦克风，因为页面未通过 HTTPS 传送。".into(),
        MicrophoneOpened => "麦克风已打开，并立即关闭。".into(),
        MicrophoneNotAllowed => "不允许使用麦克风：可能是有人拒绝、浏览器策略或服务器的 Permissions-Policy 所致。".into(),
        AllowMicrophoneAndHeaders => "请在地址左侧的图标处允许，或通过策略 AudioCaptureAllowedUrls（Chrome、Edge）或 Permissions → Microphone → Allow（Firefox）为所有座席开启。服务器的 Permissions-Policy 见有关响应头的步骤。".into(),
        NoMicrophone => "未接入麦克风。".into(),
        PlugHeadsetIn => "请接入耳麦，并确认操作系统允许浏览器使用它。".into(),
        MicrophoneBusy => "麦克风无法打开。".into(),
        CloseOtherProgram => "可能被其他程序占用。请关闭该程序，或拔下耳麦后重新插入。".into(),
        MicrophoneFails(error) => format!("麦克风无法打开（{error}）。"),
        TryOtherHeadset => "请换一副耳麦，或在同一台计算机上换一个浏览器。".into(),
        MicrophoneBlocked => "此地址的麦克风已被阻止。".into(),
        AllowMicrophone => "请在地址左侧的图标处允许，或通过策略 AudioCaptureAllowedUrls（Chrome、Edge）或 Permissions → Microphone → Allow（Firefox）为所有座席开启。".into(),
        NoMicrophoneHere => "这台计算机未接入麦克风。".into(),
        PlugHeadsetInOrLeave => "请接入耳麦并按下按钮；如果在其他设备上通话，可以不管。".into(),
        TryMicrophone => "请按“试用麦克风”。浏览器可能会请求权限；麦克风会立即关闭，不会录音。".into(),
        BarMicrophoneExpected => "config.json 和服务器都将麦克风交给连接条使用。".into(),
        SimulatedBarHasNoCalls => "模拟连接条没有需要通话的呼叫。".into(),
        BarAllowLacksMicrophone => "config.json 中的 bar.allow 没有写明 microphone（麦克风）。".into(),
        AddToBarAllow => "请在 bar.allow 中加入“microphone”，或完全去掉 bar.allow。如果座席使用独立话机，保持不变即可。".into(),
        BarMicrophoneNotForbidden => "连接条的框架可以使用麦克风，服务器的 Permissions-Policy 没有禁止。".into(),
        BarMicrophoneLet => "连接条的框架可以使用麦克风，服务器的 Permissions-Policy 允许。".into(),
        BarMicrophoneKept(list, bar) => {
            format!("服务器的 Permissions-Policy 为 microphone={list}，使位于 {bar} 的连接条无法使用麦克风。")
        }
        LetBarMicrophone(bar) => format!("请将该响应头改为 microphone=(self \"{bar}\")，如下方响应头所示。"),
    }
}
