//! Chinese.

use super::{LoadingWords, Remedy};
use crate::view::words::health;

pub const ZH: LoadingWords = LoadingWords {
    session: "正在加载连接条：正在确认您的身份…",
    script: "正在加载连接条：正在请求平台…",
    run: "正在加载连接条：等待其出现…",
    again: "重试",
    next_attempt: |time| format!("下次尝试时间：{time}。"),
    open_address: "在新标签页中打开",
    check: "检查此部署",
    left: "连接条位于本页面边缘：请点击页面底部的圆形按钮。",
    certificate: "也可能是浏览器不信任服务器的证书。请在新标签页中打开该地址：如浏览器在那里给出警告，则需在本机安装证书。",
    offline: Remedy {
        what: "本机没有网络连接。", help: "网络恢复后将立即加载连接条。请检查网线或无线网络。"
    },
    session_unreachable: Remedy {
        what: "确认您身份的服务器没有应答。",
        help: "请确认您已接入公司网络。致管理员：bar.session 的服务器是否在运行，config.json 中的地址是否正确？",
    },
    platform_unreachable: Remedy {
        what: "呼叫平台没有应答。",
        help: "请确认您已接入公司网络。致管理员：config.json 中 bar.contextPath 的地址是否正确，本机能否访问该地址？",
    },
    session_too_slow: Remedy {
        what: "确认您身份的服务器应答过慢。", help: "将再次请求。如持续如此，请告知管理员。"
    },
    platform_too_slow: Remedy {
        what: "呼叫平台应答过慢。", help: "将再次请求。如持续如此，请告知管理员。"
    },
    local_network: health::ZH_LOCAL_NETWORK,
    session_cors: Remedy {
        what: "确认您身份的服务器不允许本页面读取其应答。",
        help: "致管理员：bar.session 位于或转向另一个源。其应答须包含 Access-Control-Allow-Origin（本页面的源，不能是 *）\
               和 Access-Control-Allow-Credentials: true。",
    },
    platform_cors: Remedy {
        what: "呼叫平台不允许本页面读取其应答。",
        help: "致管理员：请由本页面的服务器将 /service-cloud/ 转发至平台（反向代理），并将该地址填入 bar.contextPath；\
               或让平台允许本页面的源。",
    },
    session_status: |status| format!("确认您身份的服务器返回错误（{status}）。"),
    session_status_help: "如为服务器故障，将自动再次请求。致管理员：bar.session 的地址是否存在？请查看其服务器日志。",
    platform_status: |status| format!("呼叫平台返回错误（{status}）。"),
    platform_status_help: "如为平台故障，将自动再次请求。致管理员：bar.contextPath 是否在“ccdesktop/”之前结束，路径中是否仍包含“service-cloud”？",
    not_known: Remedy {
        what: "您尚未登录公司门户。", help: "请在另一个标签页中登录，本页面随后会继续。"
    },
    session_not_json: Remedy {
        what: "公司服务器返回的不是会话。",
        help: "可能需要登录：请在新标签页中打开该地址并登录。致管理员：bar.session 须返回一个 JSON 对象。",
    },
    session_lacks: |key| format!("公司服务器返回的会话缺少 {key}。"),
    session_lacks_help: "致管理员：bar.session 须返回 access_token、tenantSpaceId 和 userAccount。",
    token_refused: Remedy {
        what: "呼叫平台不接受您的会话。",
        help: "将获取新的会话。如持续如此，请告知管理员：令牌发放时可能已过期，或租间中没有您的账号。",
    },
    script_empty: Remedy {
        what: "呼叫平台返回了空内容。",
        help: "将再次请求。致管理员：bar.contextPath 是否正确，中间的代理是否截断了应答？",
    },
    not_a_script: Remedy {
        what: "呼叫平台返回的是网页而不是连接条。",
        help: "平台可能正在维护，将再次请求。致管理员：bar.contextPath 是否指向平台，而不是其前端的门户？",
    },
    blocked: |directive, blocked| format!("本页面的安全策略拦截了连接条：{directive} 不允许 {blocked}。"),
    blocked_help: "致管理员：Content-Security-Policy 响应头与 config.json 不符，请根据 config.json 重新生成。",
    script_broke: Remedy {
        what: "连接条的程序出错并停止。",
        help: "请重新加载本页面。致管理员：浏览器控制台中有错误信息。",
    },
    no_frame: Remedy {
        what: "连接条的程序已运行，但连接条没有出现。",
        help: "将再次尝试。致管理员：该程序应创建名为 ccbarclient 的 iframe。",
    },
    not_framed: Remedy {
        what: "连接条拒绝在本页面中显示。",
        help: "致管理员：连接条服务器发送的 X-Frame-Options 或 frame-ancestors 不包含本页面的源。",
    },
    silent: "连接条页面已加载但没有消息。如能看到连接条，请在其中签入。如其位置为空或显示错误，则连接条服务器没有应答，\
             或很可能禁止其他页面显示它（X-Frame-Options、frame-ancestors）。",
    not_signed_in: "平台一再拒绝您的签入。",
    nobody_signed_in: "连接条一再表示无人签入。如您在其中签入后又失效，请告知管理员。",
    ended_in_call: "您在平台的签入在通话中失效，此后收不到该通话的消息。请先结束通话，再点击“重试”，连接条将重新加载。",
    cookies_off: "此浏览器不接受任何 Cookie，而连接条需要 Cookie 才能保持签入。请在浏览器设置中允许 Cookie，或请管理员允许。",
    cookies_blocked: "很可能是浏览器扣留了连接条的 Cookie，因为连接条来自另一个网站。致管理员：请通过本页面的服务器提供连接条\
                      （反向代理），或为其允许第三方 Cookie；此时平台设置的 Cookie 须带 SameSite=None。",
    cookies_perhaps_blocked: "如浏览器将连接条视为另一个网站，则可能扣留其 Cookie。致管理员：通过本页面的服务器提供的连接条\
                              （反向代理）与本页面属于同一网站。",
    sessions_refused: "致管理员：bar.session 返回的令牌是否仍然有效，是否属于该坐席的租间和账号？拒绝的原因见平台日志。",
};
