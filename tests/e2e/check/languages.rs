//! The check in each language, and its report in one.

use super::*;

async fn choose(check: &Check, tag: &str) {
    let script = "const menu = document.querySelector('#language');
        menu.value = arguments[0];
        menu.dispatchEvent(new Event('change', {bubbles: true}));";
    check.browser.eval::<()>(script, &[json!(tag)]).await;
    check.browser.until_attr("html", "lang", tag).await;
}

#[tokio::test]
async fn the_check_says_what_it_has_found_in_each_language_and_reports_in_english() {
    let check = Check::of(deployment(&json!({}), as_it_is).await).await;
    check.until("first-event", "waiting").await;
    check.browser.eval_in::<()>(&[BAR], "window.mark = true", &[]).await;
    for (tag, dir, heading, configuration, sign_in, in_bar) in [
        (
            "es",
            "ltr",
            "Comprobar esta instalación",
            "sin llamadas reales",
            "Inicie sesión en la barra",
            "Iniciar sesión",
        ),
        ("ar", "rtl", "فحص هذا التثبيت", "لا مكالمات حقيقية", "سجّل الدخول في الشريط", "تسجيل الدخول"),
        ("zh-CN", "ltr", "检查此部署", "无真实呼叫", "请在此标题下方的连接条中签入", "签入"),
        ("en", "ltr", "Check this deployment", "no real calls", "Sign in in the bar", "Sign in"),
        (
            "es",
            "ltr",
            "Comprobar esta instalación",
            "sin llamadas reales",
            "Inicie sesión en la barra",
            "Iniciar sesión",
        ),
    ] {
        choose(&check, tag).await;
        assert_eq!(check.browser.attr("html", "dir").await.as_deref(), Some(dir));
        assert_eq!(check.browser.text("h1").await.as_deref(), Some(heading));
        check.says("configuration", "warned", &[configuration]).await;
        check.says("first-event", "waiting", &[sign_in]).await;
        // The bar beside it follows, and is still the same.
        let label = "return [document.querySelector('[data-action=sign-in]').textContent.trim(), String(window.mark)]";
        let follows = async || check.browser.eval_in::<Vec<String>>(&[BAR], label, &[]).await == [in_bar, "true"];
        check.browser.until(&format!("the bar in {tag}"), follows).await;
    }
    let script = "navigator.clipboard.writeText = async text => { window.copied = text }";
    check.browser.eval::<()>(script, &[]).await;
    check.browser.click("[data-action=copy]").await;
    let copied = async || check.browser.text(".check-tools").await.is_some_and(|text| text.contains("Copiado."));
    check.browser.until("the report to be copied", copied).await;
    let report: String = check.browser.eval("return copied", &[]).await;
    assert!(report.contains("[Your turn] The bar sends events (first-event)"), "{report}");
    assert!(!report.contains("barra"), "{report}");

    // The choice is the console's, too.
    check.browser.reload().await;
    check.browser.until_attr("html", "lang", "es").await;
    let console = "location.href = location.href.replace('/check/', '/')";
    check.browser.eval::<()>(console, &[]).await;
    let spanish = async || check.browser.text("#agent-status h2").await.as_deref() == Some("Su estado");
    check.browser.until("the console in Spanish", spanish).await;
}
