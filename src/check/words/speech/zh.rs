//! Chinese.

use super::{Names, SpeechWords, types};
use crate::casefile::{Unreadable, Whole};
use crate::monitor::{Advice, Ending, Finding, Packing, Question, Rule, TimeUnit, Unreadable as Torn, Way};

pub const ZH: SpeechWords = SpeechWords {
    heading: "此连接条的行为",
    explanation: "将连接条实际发送的内容与厂商文档以及此前的行为对照：哪些地方不符，其消息回答了文档中的哪些未决问题，以及因此应在 \
                  config.json 中设置什么。一切都在本浏览器中判断，不发送任何内容。",
    heard: "本页面收到的消息",
    nothing_heard: "还没有消息。请在上方的连接条中签入并处理几个呼叫，或在下方判断已记录的呼叫。",
    recorded: "工作台在本浏览器中的记录",
    judge_recorded: "判断已记录的呼叫",
    nothing_recorded: "工作台在本浏览器中没有任何记录。",
    storage_refused: "浏览器不允许本页面读取工作台的记录。请关闭工作台的其他标签页后重试。",
    files: "案例文件（.json 或 .json.gz）",
    drop: "或拖放到此处",
    together: "全部文件合计",
    not_unpacked: "此文件无法解压，请重新索取。",
    unreadable: |why| match why {
        Unreadable::NotACaseFile => "这不是案例文件。请选择由工作台保存的文件。".to_owned(),
        Unreadable::Newer(version) => format!("案例文件的版本为 {version}，请用保存它的工作台的页面打开。"),
        Unreadable::Damaged { line } => format!("案例文件的第 {line} 行无法读取，请重新索取该文件。"),
    },
    whole: |whole| match whole {
        Whole::Yes => None,
        Whole::Changed { from, to } => Some(format!("第 {from} 至 {to} 行中有内容与工作台写入的不同。")),
        Whole::Cut => Some("此文件缺少结尾。仅判断现有部分。".to_owned()),
    },
    seen: |messages, calls| format!("消息：{messages}。从头到尾看到的呼叫：{calls}。"),
    departures: "不符之处",
    none: "无：连接条的行为与文档一致。",
    affects_calls: "可能影响呼叫",
    harmless: "无影响",
    questions: "未决问题",
    question_head: "问题",
    answer: "答案",
    undecided: "未定",
    counts: "支持与反对",
    rules: "事件顺序",
    rule_head: "规则",
    kept: "遵守",
    broken: "违反",
    untold: "无法判断",
    events: "事件",
    configuration: "应在 config.json 中设置",
    nothing_to_set: "无：默认值适合此连接条。",
    advice: |advice| match advice {
        Advice::AlertingIsHold => "此连接条用 AgentEvent_Customer_Alerting 表示保持。",
        Advice::TimesInSeconds => "此连接条的 eventGenTime 以秒为单位。",
        Advice::NoTimes => "此连接条的 eventGenTime 的单位无法使用。",
    },
    copy: "复制",
    save: "保存报告",
    save_hint: "仅含事件和键的名称、代码和次数；不含消息中的任何值",
    compare: "与报告比较",
    not_a_report: "此文件不是报告。请选择在此处或由 make conformance 保存的文件。",
    later_report: |count| format!("只有更新的工作台才认识的结果，已略去：{count}。"),
    difference: |file| format!("与 {file} 的不同之处"),
    no_difference: "没有不同。",
    new: "新增",
    gone: "消失",
    answer_changed: |ask, now, before| format!("{ask} 现在：{now}；以前：{before}。"),
    comes: |event| format!("现在有 {event}。"),
    comes_no_more: |event| format!("不再有 {event}。"),
    now_broken: |rule| format!("现在违反：{rule}"),
    now_kept: |rule| format!("重新遵守：{rule}"),
    finding,
    rule,
    question,
};

const NAMES: Names = Names {
    envelope: "信封",
    all_events: "所有事件",
    packing: |packing| match packing {
        Packing::Enveloped => "带信封",
        Packing::Bare => "不带信封",
        Packing::Nested => "嵌套在另一条消息中",
    },
    unit: |unit| match unit {
        TimeUnit::Milliseconds => "毫秒",
        TimeUnit::Seconds => "秒",
        TimeUnit::Microseconds => "微秒",
        TimeUnit::Strange => "未知单位",
    },
    way: |way| match way {
        Way::Inbound => "呼入",
        Way::Outbound => "呼出",
        Way::Internal => "内部",
        Way::Dialler => "外呼平台",
        Way::Untold => "其他",
    },
    ending: |ending| match ending {
        Ending::Talked => "已接通的",
        Ending::NotAnswered => "无人应答的",
        Ending::Failed => "失败的",
        Ending::Dropped => "放弃或拒接的",
    },
    calls: |way, ending| format!("{ending}{way}呼叫"),
};

fn finding(finding: &Finding) -> String {
    let place = |place| NAMES.place(place);
    match finding {
        Finding::RenamedEvent { event, to } => format!("{} 现在名为 {to}。", event.identifier()),
        Finding::RenamedKey { place: at, key, to } => format!("{}：键 {key} 现在名为 {to}。", place(*at)),
        Finding::KeyCase { place: at, key, to } => format!("{}：键 {key} 写作 {to}。", place(*at)),
        Finding::ContentChanged { event, from, to } => {
            format!("{}：内容是 {}，而不是 {}。", event.identifier(), types(*to), types(*from))
        }
        Finding::TypeChanged { place: at, key, from, to } => {
            format!("{}：{key} 是 {}，而不是 {}。", place(*at), types(*to), types(*from))
        }
        Finding::MissingKey { place: at, key } => format!("{}：缺少键 {key}。", place(*at)),
        Finding::PackingChanged { from, to } => {
            format!("事件{}，而不是{}。", (NAMES.packing)(*to), (NAMES.packing)(*from))
        }
        Finding::ErrorReply { code } => format!("网关以错误 {code} 应答。"),
        Finding::Unreadable { what } => match what {
            Torn::NotJson => "有消息不是有效的 JSON。",
            Torn::NoMessage => "有消息既无事件也无信封。",
            Torn::NoEventType => "有事件没有 eventType。",
            Torn::TooLong => "有消息过长，无法读取。",
        }
        .to_owned(),
        Finding::OtherOrigin => "连接条的消息来自与配置不同的源。".to_owned(),
        Finding::TimeUnit { from, to } => {
            format!("eventGenTime 的单位是{}，而不是{}。", (NAMES.unit)(*to), (NAMES.unit)(*from))
        }
        Finding::Doubled { event: Some(event) } => format!("{} 重复出现两次。", event.identifier()),
        Finding::Doubled { event: None } => "所有事件都重复出现两次。".to_owned(),
        Finding::NewEvent { event } => format!("事件 {event} 不在任何文档中。"),
        Finding::NewCode { place: at, key, code } => {
            format!("{}：{key} 的代码 {code} 不在任何表中。", place(*at))
        }
        Finding::NewKey { place: at, key } => format!("{}：键 {key} 不在任何文档中。", place(*at)),
        Finding::EventGone { event, calls } => {
            format!("{}不再有 {}。", NAMES.calls(*calls), event.identifier())
        }
        Finding::Order { rule: broken } => format!("以下规则不再成立：{}", rule(*broken)),
        Finding::OrderSwapped { calls, first, then } => format!(
            "在{}呼叫中，{} 以前先于 {}，现在在其之后。",
            (NAMES.way)(*calls),
            first.identifier(),
            then.identifier()
        ),
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::RingingEnds => "振铃的呼叫在座席进入下一状态之前会通话、无人应答或被释放。",
        Rule::DiallingEnds => "拨出的呼叫在座席进入下一状态之前会通话、失败或被释放。",
        Rule::TalkingIsOffered => "到达座席的呼叫在通话之前先振铃或自动应答。",
        Rule::RingsFirst => "通话中的呼叫不会再开始振铃。",
        Rule::NothingAfterRelease => "座席已离开的呼叫不会再通话或保持。",
        Rule::HoldWhileTalking => "只有通话中的呼叫才会被保持。",
        Rule::NoAnswerUnanswered => "通话中的呼叫不会报告为无人应答。",
        Rule::AnsweredBeforeCustomerLeaves => "拨出的呼叫中，对方只有在通话之后才会被释放。",
        Rule::ReleasedBeforeNextState => "通话过的呼叫在座席进入下一状态之前被释放。",
        Rule::StateBetweenCalls => "两次占用之间座席有另一个状态。",
        Rule::CancelsNotReady => "只有示忙的座席才会取消示忙。",
        Rule::CancelsRest => "只有休息中的座席才会结束休息。",
        Rule::CancelsWork => "只有整理态的座席才会结束整理。",
        Rule::TimeoutInRest => "只有休息才会超时。",
    }
}

fn question(question: Question) -> [&'static str; 3] {
    use Question::*;
    match question {
        CustomerAlerting => ["AgentEvent_Customer_Alerting 表示什么？", "对方电话振铃", "呼叫处于保持"],
        Busy => ["AgentState_Busy 表示什么？", "座席被呼叫占用", "座席示忙"],
        AlertingOutbound => ["呼出时会有 AgentOther_PhoneAlerting 吗？", "会", "不会"],
        AlertingContent => ["呼叫到达时 AgentOther_PhoneAlerting 带有什么？", "无内容", "主叫"],
        AlertingAlways => ["呼叫到达时会有 AgentOther_PhoneAlerting 吗？", "会", "不会"],
        AlertingInbound => ["呼入时会有 AgentEvent_Customer_Alerting 吗？", "不会", "会"],
        CallRef => ["只指明呼叫的事件带有什么？", "文本形式的呼叫标识", "含呼叫标识的对象"],
        Complete => ["AgentEvent_Talking 和 AgentEvent_Customer_Release 的键是否齐全？", "是", "否，如英文页面所示"],
        RestReason => ["AgentState_SetRest_Success 是否带有原因？", "是", "否"],
        Reason7 => ["AgentState_SetNotReady_Success 的原因 7 表示什么？", "座席拒接了呼叫", "座席释放了呼叫"],
        InService => ["AgentOther_InService 表示什么？", "开始签入，随后有状态", "座席已签入，随后没有状态"],
        Feature43 => ["哪些呼叫的特性为 43？", "预测式呼叫，会振铃", "预览式呼叫，会先显示"],
        TransferKey => ["转移来源的键如何书写？", "transfrom", "transFrom"],
        DetectKey => ["OUTBOUND_DETECT_EVENT 中呼叫标识的键如何书写？", "callId", "callid"],
        ValidJson => ["消息是有效的 JSON 吗？", "是", "并非全部"],
        DataType => ["消息的 data 是什么？", "对象", "文本"],
        ErrorReplies => ["连接条会转发网关的错误应答吗？", "不会", "会"],
        MoreEvents => ["连接条会发送厂商列表中 16 个以外的事件吗？", "不会", "会"],
        Resubscription => ["第二次 eventpost 有何作用？", "取代第一次", "与第一次叠加，消息重复两次"],
        ForcedEvent => ["被班长强制示忙的座席如何得知？", "通过原因 3", "通过 AgentState_Force_SetNotReady"],
        Enveloped => ["事件带信封吗？", "带", "不带"],
        JsonKey => ["序列化程序会在消息中留下键列表吗？", "不会", "会"],
        TimeTold => ["事件是否说明其生成时间？", "是", "否"],
        TimeForm => ["该时间如何书写？", "数字", "文本"],
        Question::TimeUnit => ["以什么为单位？", "毫秒", "秒"],
        OneClock => ["这些时间会倒退吗？", "不会", "会：有多个时钟，或时钟有跳变"],
        RightClock => ["平台时钟与本机时钟一致吗？", "相差十秒以内", "不一致"],
        MediaAbility => ["mediaAbility 表示什么？", "呼叫所承载的媒体", "座席电话所支持的媒体"],
        VideoCode => ["视频呼叫的 mediaAbility 代码是哪个？", "2", "6"],
    }
}
