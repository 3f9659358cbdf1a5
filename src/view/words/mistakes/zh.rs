//! Simplified Chinese.

use super::ConfigWords;

pub static WORDS: ConfigWords = ConfigWords {
    title: "工作台无法启动",
    nothing_started: "配置有误。工作台未启动，来电不会显示在本页面。",
    file: "文件",
    key: "键",
    found: "当前内容",
    expected: "应为",
    advice: "处理方法",
    found_nothing: "空",
    found_unknown_key: "不存在的键",
    found_not_json: |line, column| format!("不是 JSON 的文本；在第 {line} 行第 {column} 列出错"),
    found_status: |status| format!("服务器的应答 {status}"),
    found_no_server: "空：无法连接服务器",
    expected_file: "index.html 旁边的文件，可通过 HTTP 读取",
    expected_file_as_before: "index.html 旁边的文件；此浏览器以前用该文件启动过工作台，因此模拟连接条不会代替真实的连接条",
    expected_json_object: "一个 JSON 对象，例如 {}；JSON 没有注释，最后一项之后没有逗号",
    expected_object: "一个对象，例如 {}",
    expected_text: "带引号的文本",
    expected_texts: "一个文本列表，例如 [\"one\", \"two\"]",
    expected_one_of: |list| format!("以下之一：{list}"),
    expected_whole: |from, to| format!("{from} 到 {to} 之间的整数"),
    expected_bar_page: "连接条页面的地址，例如 \"https://cec.example.com/bar/\"，因为 bar.mode 为 \"frame\"",
    expected_session_endpoint: "返回已登录座席会话的接口地址，因为 bar.mode 为 \"loader\"",
    expected_context_path: "平台的完整地址，例如 \"https://cec.example.com/service-cloud/\"，因为 bar.mode 为 \"loader\"",
    expected_address: "以 https:// 或 http:// 开头的地址，或相对于工作台页面的地址；{number} 等占位符须位于服务器名之后",
    expected_named_server: "策略能够写出其服务器的地址：名称由字母、数字、点和连字符组成（其他文字写作 \"xn--…\"），\
                            或四段数字，例如 192.0.2.7",
    expected_server: "服务器地址，其后没有任何内容，例如 \"https://portal.example.com\"；整个域写作 \"https://*.example.com\"",
    expected_policy_source: "该指令可用的来源：地址，例如 \"https://cec.example.com\"；协议，例如 \"data:\"；\"'self'\"；\
                             脚本和样式还可用 \"'unsafe-inline'\" 等",
    expected_features: "以分号分隔的功能，例如 \"microphone; autoplay\"",
    expected_screen_pop: "以 https:// 或 http:// 开头的地址；如果不在面板中显示，也可以使用 screenPop.schemes \
                          中的协议；服务器名之后可用占位符 {number}、{called}、{callId}、{agent}、{direction}、{queue}",
    expected_scheme: "地址的开头部分，不含冒号，例如 \"tel\"；不得运行脚本，也不得读取座席的磁盘",
    expected_label: "带引号的名称，或每种语言各一个名称，例如 {\"en\": \"Lunch\", \"zh-CN\": \"午餐\"}",
    expected_code: |from, to| format!("\"{from}\" 到 \"{to}\" 之间的代码"),
    expected_rest: "一个名称，或 {\"name\": \"午餐\", \"minutes\": 30}",
    expected_dispositions: "一个列表，例如 [{\"code\": \"sold\", \"name\": \"已售出\"}]，其中的代码不得重复",
    expected_colour: "一种颜色，例如 \"#1c5fc4\"",
    expected_header_name: "网页可以设置的请求头名称，不能是 \"Content-Type\" 或 \"Idempotency-Key\"，且每个名称只出现一次",
    expected_header_value: "由 ASCII 可见字符组成的文本",
    edit_file: "请更正 index.html 旁边的文件，然后重新加载本页面。无需重新构建。",
    check_server: "请检查网页服务器是否运行并能读取该文件，然后重新加载本页面。",
    put_file_back: "请将 config.json 放回 index.html 旁边，然后重新加载本页面。如需使用模拟连接条，请让该文件只包含 {}。",
};
