//! What there is to say of the bar, its server and its endpoints, in Chinese.

use super::super::{BarText, BarText::*, listed};
use crate::protocol::Found;

pub fn say(text: &BarText) -> String {
    let list = |parts| listed(&super::ZH, parts);
    let event = |name: &Option<&'static str>| name.unwrap_or("某个事件");
    match text {
        CookiesExpected => "连接条可以在工作台页面内写入和读取其 Cookie。".into(),
        SimulatedBarHasNoCookies => "模拟连接条不使用 Cookie。".into(),
        NoCookies => "此浏览器不接受任何 Cookie。".into(),
        AllowCookies => "请在浏览器设置中或通过企业的浏览器策略允许 Cookie，至少对连接条的网站允许。".into(),
        CookiesFirstParty(bar, console) => {
            format!("位于 {bar} 的连接条与位于 {console} 的工作台属于同一网站：其 Cookie 不是第三方 Cookie。")
        }
        CookiesPerhapsThirdParty(bar, console) => format!(
            "位于 {bar} 的连接条与位于 {console} 的工作台可能不属于同一网站：哪些名称属于同一网站，浏览器知道，页面不知道。若不属于同一网站，其 Cookie 就是第三方 Cookie。"
        ),
        CookiesThirdParty(bar, console) => {
            format!("位于 {bar} 的连接条与位于 {console} 的工作台不属于同一网站，因此其 Cookie 是第三方 Cookie。")
        }
        CookiesLetThrough => "尽管如此仍有人成功签入：此浏览器没有拦截连接条的 Cookie。请同样检查座席使用的其他浏览器。".into(),
        CookiesUnknown => "任何页面都无法询问浏览器是否拦截；在连接条中签入即可看出。".into(),
        ServeBarOnHost(bar) => format!(
            "如果签入失败或反复要求签入：请通过反向代理在工作台自己的主机上提供连接条（路径中仍须包含 service-cloud），这样在所有浏览器中都能解决。或允许连接条的 Cookie：Chrome 和 Edge 使用策略 CookiesAllowedForUrls 并填入 \"{bar}\"，Firefox 使用策略 Cookies → Allow 并填入 \"{bar}\"；Safari 只能用反向代理。无论哪种方式，只有平台以 SameSite=None; Secure 设置 Cookie，它才能到达其他网站的框架。"
        ),

        ListExpected => "文件返回 200，且为指南所述的 JSON 或 CSV。".into(),
        PerNumberExpected => "接口有应答；如在其他来源上，则发送 CORS 响应头。".into(),
        ReceiverExpected => "接口有应答；如在其他来源上，策略的 connect-src 包含它，并且它以 Access-Control-Allow-Origin 和 Access-Control-Allow-Headers 应答浏览器的预检请求。".into(),
        NotAsked(address) => format!("没有询问 {address}：询问必须提供某人的号码。"),
        WatchMessages => "首次来电时请查看工作台连接条下方的诊断信息：其中会说明通讯录有什么问题。".into(),
        ListEmpty(address) => format!("已读取 {address}，其中没有号码。"),
        SeeColumns => "请确认文件正确，且包含 number 和 name 两列。".into(),
        ListHolds(address, numbers) => format!("已读取 {address}，其中有 {numbers} 个号码。"),
        ListNotJson(address) => format!("已读取 {address}，但它以 JSON 开头，却不是 JSON 列表或对象。"),
        ListWithoutColumns(address) => format!("已读取 {address}，但它是没有 number 和 name 列的表格。"),
        CorrectFile => "请改正该文件。".into(),
        Forbidden(address, status) => format!("{address} 对无影响的询问（HEAD）返回 {status}。"),
        SeeCredentials => "如果它要求登录，请查看 delivery.credentials 和 delivery.headers。同一来源的工作台会附带 Cookie；座席须在那里登录。".into(),
        NothingThere(address) => format!("{address} 返回 404：该地址上没有内容。"),
        CorrectAddress => "请改正 config.json 中的地址，或服务器的地址。".into(),
        Answers(address, status) => format!("{address} 返回 {status}。"),
        SeeServerLog => "请查看该地址背后服务器的日志。".into(),
        EndpointReached(address, status) => {
            format!("可以访问 {address}；它对无影响的询问（HEAD）返回 {status}。没有向它发送任何呼叫，是否接受只有真实呼叫才能看出。")
        }
        EndpointSilent(address) => format!(
            "{address} 没有给出本页面可以读取的应答。浏览器不说明是服务器停机、策略的 connect-src 缺少它，还是它缺少 CORS 响应头。"
        ),
        SeePolicyOrCors => "请查看有关策略的步骤是否提到 connect-src。如果没有，请在标签页中打开该地址：如果有应答，则它缺少 CORS 响应头（HEAD 也需要）。".into(),
        NoDirectory => "config.json 没有指定通讯录。".into(),
        NoDelivery => "config.json 没有指定接收呼叫的接口。".into(),

        CopyHeaders => "请将下方的响应头复制到服务器配置中，然后重新加载页面。它们由此 config.json 生成，配置更改后请再来查看。".into(),
        NoPolicyComputed => "此版本不生成策略。".into(),
        ReportOnly => "服务器以 Content-Security-Policy-Report-Only 发送策略，起不到任何保护作用。".into(),
        NoPolicy => "服务器没有发送 Content-Security-Policy：进入页面的任何内容都可以运行，并向任何地方发送任何数据。".into(),
        CannotWorkUnder(name) => format!("发送了 {name}，此配置在其限制下无法工作"),
        Lacks(name, source) => format!("{name} 缺少 {source}"),
        AnythingGoes(name) => format!("缺少 {name}，因此不受任何限制"),
        DirectiveMissing(name) => format!("缺少 {name}"),
        InAddition(name, source) => format!("{name} 多出 {source}"),
        PolicyPassed => "服务器发送的策略与此配置所需的完全一致。".into(),
        PolicyTooWide(found) => format!("策略有效，但比此配置所需的宽松：{}。", list(found)),
        PolicyTooWeak(found) => format!("策略过于宽松：{}。", list(found)),
        PolicyBlocks(found) => format!("策略拦截了此配置所需的内容：{}。", list(found)),
        BesideThat(found) => format!("此外，{}。", list(found)),
        HeaderNotSent(name) => format!("未发送 {name}"),
        HeaderIs(name, value) => format!("{name} 为“{value}”"),
        HeadersPassed => "与此配置所需的一致。".into(),
        NothingBlocked => "目前没有拦截任何内容。".into(),
        Blocked(directive, what) => format!("{directive} 拦截了 {what}"),
        PolicyLetsThroughExpected => "策略允许工作台在此配置下所做的一切。".into(),

        ReachExpected => "连接条的页面返回 200，并允许嵌入。".into(),
        MayNotAsk(place) => format!(
            "策略不允许脚本询问 {place} 的服务器，这是正确的：connect-src 不需要包含它。能否访问从框架中可以看出。"
        ),
        AnswersUnseen(place) => format!("{place} 的服务器有应答。应答内容其他来源的页面无法看到。"),
        NoAnswer(place) => format!("{place} 的服务器没有应答：它已停机、此处无法解析其名称，或其证书不受信任。"),
        OpenInTab => "请在新标签页中打开该地址，浏览器会在那里说明原因。平台自有的证书须安装在座席的计算机上。".into(),
        FramingForbidden(place, options) => {
            format!("{place} 带有“X-Frame-Options: {options}”，因此任何浏览器都不会在框架中显示它。")
        }
        TakeHeaderAway => "请为此地址去掉该响应头，或改为 SAMEORIGIN。".into(),
        PageAnswers(place) => format!("{place} 有应答。"),
        PageStatus(place, status) => format!("{place} 返回状态 {status}。"),
        CorrectBarUrl => "请改正 config.json 中的 bar.url，或改正服务器。使用反向代理时，路径中仍须包含 service-cloud。".into(),

        NotOpenSeeAbove => "连接条未在此打开，见上文。".into(),
        NotOpen => "连接条未在此打开。".into(),
        HeldHere => "此浏览器的其他标签页没有打开连接条；检查期间由本页面打开。".into(),
        HeldElsewhere => "另一个标签页中的工作台打开了连接条。重复签入的座席会丢失事件，因此没有在此打开。没有通话时，请按“在此使用连接条”接管；另一个标签页可以再次取回。".into(),
        HeldTaken => "另一个标签页接管了连接条，此处已关闭。请按“在此使用连接条”取回。".into(),
        FrameExpected => "连接条的页面显示在此标题下方的位置。".into(),
        FrameSpeaks => "页面在框架中，并发送消息。".into(),
        FrameBlocked(place) => format!("工作台自身的策略将 {place} 挡在框架之外（frame-src）。"),
        FrameSrcExpected => "策略的 frame-src 包含连接条的来源。".into(),
        CopyPolicy => "请将下方响应头中的 Content-Security-Policy 复制到服务器配置中。".into(),
        KeptOutOfLocalNetwork(place) => format!(
            "此浏览器不允许页面访问本地网络（Local Network Access），没有收到 {place} 的任何消息，而它在或可能在本地网络中。"
        ),
        AllowLocalNetwork => "请在地址栏开头的网站设置中，为本页面允许“本地网络”和“设备上的应用”，然后重新检查。为所有座位开启：使用 Chrome 和 Edge 的策略 LocalNetworkAccessAllowedForUrls 和 LoopbackNetworkAllowedForUrls，填入工作台的来源。".into(),
        NothingCame(place, seconds) => format!("{seconds} 秒内没有收到来自 {place} 的任何内容。"),
        OpenOrSeeNetwork => "请在新标签页中打开该地址。如果在那里也不显示，请检查网络、名称和证书。".into(),
        SomethingLoaded => "已加载了内容。是连接条还是浏览器的错误页，任何页面都无法看到：第一条消息会说明。".into(),
        FrameSilent => "框架中已加载了内容，但尚未收到任何消息。在有人签入之前连接条没有消息；浏览器的错误页也没有，页面无法区分两者。".into(),
        LookAtFrame(place) => format!(
            "请查看连接条的位置。如果显示连接条，请继续。如果显示连接被拒绝或一直空白：请在新标签页中打开 {place}。如果在那里能显示，则是连接条的服务器禁止嵌入（X-Frame-Options，或其 Content-Security-Policy 中的 frame-ancestors）；请让它允许工作台的来源。如果显示证书警告，请在座席的计算机上安装证书。如果不显示，请检查网络和地址。"
        ),
        OriginExpected(listed) => format!("从 {listed} 发送。"),
        OriginPassed(listed) => format!("从预期的来源发送（{listed}）。"),
        OriginAwaited(listed) => format!("尚未收到任何消息。预期从 {listed} 发送。"),
        OriginsBeside(listed, found) => format!("除 {listed} 外，框架还从 {found} 发送消息，但没有人接收。"),
        OriginStrange(found) => format!("框架从 {found} 发送消息，但没有人接收。"),
        NameOrigins(quoted) => format!(
            "如果那是连接条的服务器，请在 config.json 中指定：\"bar\": {{ … \"origins\": [{quoted}] }}。如果不认识，请先查明是谁把它放进了框架。"
        ),

        EventsToBeSent => "框架加载后立即发送事件列表。".into(),
        EventsSent(kinds, 1) => format!("已向连接条发送 {kinds} 个事件的列表，连接条不会确认。"),
        EventsSent(kinds, times) => {
            format!("已向连接条发送 {kinds} 个事件的列表 {times} 次；连接条不会确认，因此会一直重发，直到收到它的消息。")
        }
        Account([received, understood, unknown, rejected]) => {
            format!("消息：收到 {received}，理解 {understood}，未知 {unknown}，拒绝 {rejected}。")
        }
        EventsExpected => "事件采用厂商文档中的格式。".into(),
        GiveReport => "请将此报告交给连接条的运维人员。无法理解的消息也会显示在工作台的诊断信息中，不会改变那里的任何内容。".into(),
        NoMessagesOfBar(faults) => format!("框架发出的内容不是连接条的消息：{}。", list(faults)),
        SignInInBar => "请在此标题下方的连接条中签入，然后在其中依次按示忙和空闲。".into(),
        NothingComes => "如果已这样做但没有任何消息：连接条可能不在（见上方的框架）、从其他来源发送，或不把 bar.contextPath 当作自己的地址。".into(),
        Heard(events) => format!("已收到（最新的在前）：{}。", list(events)),
        EventAt(name, time) => format!("{time} {name}（事件）"),
        NamelessEventAt(time) => format!("{time} 名称不可读的事件"),
        Rejected(faults) => format!("已拒绝：{}。", list(faults)),
        Rang(time) => format!("{time} 有来电振铃。"),
        CallIfYouLike => "如果愿意，请用另一部电话呼叫已签入的座席。连接条会振铃；本页面只记录振铃，不记录号码。".into(),
        TooLongMessage(bytes) => format!("一条 {bytes} 字节的消息，超过可读取的长度"),
        NotJson => "不是 JSON 的文本".into(),
        NoMessage(kind) => format!("类型为 {kind} 的 JSON，不是连接条的消息"),
        NoEvent => "没有事件的消息".into(),
        NoEventName => "没有名称的事件".into(),
        EventContent(name, kind) => format!("{} 的内容类型为 {kind}", event(name)),
        EventField(name, field, found) => {
            let found = match found {
                Found::Type(found) => found,
                Found::TooLong => "过长的标识",
                Found::NoWholeNumber => "非整数的内容",
                Found::NeitherYesNorNo => "既非“是”也非“否”的内容",
            };
            format!("{} 的字段 {field} 为 {found}", event(name))
        }

        ScriptTells => "由下方的会话和脚本步骤说明。".into(),
        SessionAnswers => "接口返回了会话。其令牌既不保存也不显示。".into(),
        SessionFirst => "先要取得会话。".into(),
        ScriptMadeBar => "脚本已加载并创建了连接条。".into(),
        ScriptMadeBarAtEdge => "脚本已加载并创建了连接条；连接条留在脚本放置的位置，即页面边缘。".into(),
        SessionExpected => "bar.session 返回含 access_token、tenantSpaceId 和 userAccount 的 JSON；如在其他来源上，则带有允许本页面读取的 CORS 响应头。".into(),
        ScriptExpected => "平台返回连接条的脚本，脚本创建名为 ccbarclient 的 iframe。".into(),
    }
}
