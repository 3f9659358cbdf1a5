//! What there is to say of the bar, its server and its endpoints, in English.

use super::super::{BarText, BarText::*, listed};
use crate::protocol::Found;

pub fn say(text: &BarText) -> String {
    let list = |parts| listed(&super::EN, parts);
    let event = |name: &Option<&'static str>| name.unwrap_or("an event");
    match text {
        CookiesExpected => "The bar can set and read its cookies inside of the console's page.".into(),
        SimulatedBarHasNoCookies => "The simulated bar uses no cookies.".into(),
        NoCookies => "This browser takes no cookies at all.".into(),
        AllowCookies => "Allow cookies in the browser's settings, or by the enterprise's policy for browsers, at least \
                         for the bar's site."
            .into(),
        CookiesFirstParty(bar, console) => format!(
            "The bar at {bar} is of the same site as the console at {console}: its cookies are not third-party cookies."
        ),
        CookiesPerhapsThirdParty(bar, console) => format!(
            "The bar at {bar} may be of another site than the console at {console}: browsers know which names belong \
             together, pages don't. Then its cookies are third-party cookies."
        ),
        CookiesThirdParty(bar, console) => format!(
            "The bar at {bar} is of another site than the console at {console}, so its cookies are third-party cookies."
        ),
        CookiesLetThrough => "And yet somebody could sign in: this browser lets the bar's cookies through. Check the \
                              other browsers that your agents use, too."
            .into(),
        CookiesUnknown => {
            "No page can ask the browser whether it holds them back; signing in in the bar shows it.".into()
        }
        ServeBarOnHost(bar) => format!(
            "If signing in fails or is asked for again and again: serve the bar through a reverse proxy on the console's \
             own host (its path must still contain service-cloud), which ends the matter in every browser. Or allow the \
             bar's cookies: in Chrome and Edge by the policy CookiesAllowedForUrls with \"{bar}\", in Firefox by the \
             policy Cookies → Allow with \"{bar}\"; Safari needs the reverse proxy. Either way a cookie reaches a frame \
             of another site only if the platform sets it with SameSite=None; Secure."
        ),

        ListExpected => "The file answers with 200 and is JSON or CSV as the guide describes it.".into(),
        PerNumberExpected => "The endpoint answers and, on another origin, sends CORS headers.".into(),
        ReceiverExpected => "The endpoint answers; on another origin the policy's connect-src names it and it answers \
                             the browser's preflight with Access-Control-Allow-Origin and Access-Control-Allow-Headers."
            .into(),
        NotAsked(address) => {
            format!("{address} was not asked: a question would have to name somebody's number.")
        }
        WatchMessages => "Look into Diagnostics under the bar in the console at the first call: it says what is wrong \
                          with the directory."
            .into(),
        ListEmpty(address) => format!("{address} was read, and holds no numbers."),
        SeeColumns => "See that the file is the right one, with the columns number and name.".into(),
        ListHolds(address, 1) => format!("{address} was read and holds 1 number."),
        ListHolds(address, numbers) => format!("{address} was read and holds {numbers} numbers."),
        ListNotJson(address) => {
            format!("{address} was read, but it begins like JSON and is no list or object of JSON.")
        }
        ListWithoutColumns(address) => {
            format!("{address} was read, but it is a table without the columns number and name.")
        }
        CorrectFile => "Correct the file.".into(),
        Forbidden(address, status) => format!("{address} answers {status} to a question without effect (HEAD)."),
        SeeCredentials => "If it wants a sign-in, see delivery.credentials and delivery.headers. A console on the same \
                           origin sends its cookies along; agents have to be signed in there."
            .into(),
        NothingThere(address) => format!("{address} answers 404: there is nothing at this address."),
        CorrectAddress => "Correct the address in config.json, or the server's.".into(),
        Answers(address, status) => format!("{address} answers {status}."),
        SeeServerLog => "Look into the log of the server behind this address.".into(),
        EndpointReached(address, status) => format!(
            "{address} can be reached; it answers {status} to a question without effect (HEAD). No call was sent to it, so \
             whether it takes one only a real call shows."
        ),
        EndpointSilent(address) => format!(
            "{address} gives no answer that this page may read. The browser doesn't say whether the server is down, the \
             policy's connect-src lacks it, or its CORS headers do."
        ),
        SeePolicyOrCors => "See whether the step on the policy names connect-src. If not, open the address in a tab: if \
                            that answers, its CORS headers are missing, also for HEAD."
            .into(),
        NoDirectory => "config.json names no directory.".into(),
        NoDelivery => "config.json names no endpoint for calls.".into(),

        CopyHeaders => "Copy the headers below into the server's configuration and load the page again. They are made \
                        from this config.json, so look here again when that changes."
            .into(),
        NoPolicyComputed => "This release computes no policy.".into(),
        ReportOnly => "The server sends the policy as Content-Security-Policy-Report-Only, which protects nothing.".into(),
        NoPolicy => "The server sends no Content-Security-Policy: whatever gets into the page may run and send anything \
                     anywhere."
            .into(),
        CannotWorkUnder(name) => format!("{name} is sent, which this configuration can't work under"),
        Lacks(name, source) => format!("{name} lacks {source}"),
        AnythingGoes(name) => format!("{name} is missing, so anything goes"),
        DirectiveMissing(name) => format!("{name} is missing"),
        InAddition(name, source) => format!("{name} has {source} in addition"),
        PolicyPassed => "The server sends exactly the policy that this configuration needs.".into(),
        PolicyTooWide(found) => {
            format!("The policy works, but is wider than this configuration needs: {}.", list(found))
        }
        PolicyTooWeak(found) => format!("The policy is too weak: {}.", list(found)),
        PolicyBlocks(found) => format!("The policy blocks what this configuration needs: {}.", list(found)),
        BesideThat(found) => format!("Beside that, {}.", list(found)),
        HeaderNotSent(name) => format!("{name} is not sent"),
        HeaderIs(name, value) => format!("{name} is \"{value}\""),
        HeadersPassed => "They are as this configuration needs them.".into(),
        NothingBlocked => "Nothing was blocked so far.".into(),
        Blocked(directive, what) => format!("{directive} blocked {what}"),
        PolicyLetsThroughExpected => {
            "The policy lets through what the console does with this configuration.".into()
        }

        ReachExpected => "The bar's page answers with 200 and lets itself be framed.".into(),
        MayNotAsk(place) => format!(
            "The policy keeps scripts from asking the server of {place}, as it should: connect-src needs no entry for it. \
             The frame shows whether it can be reached."
        ),
        AnswersUnseen(place) => {
            format!("The server of {place} answers. With what, a page of another origin may not see.")
        }
        NoAnswer(place) => format!(
            "The server of {place} gives no answer: it is down, its name is unknown here, or its certificate is not \
             trusted."
        ),
        OpenInTab => "Open the address in a new tab; the browser says there what it is. A certificate of the platform's \
                      own has to be installed on the agents' computers."
            .into(),
        FramingForbidden(place, options) => {
            format!("{place} is sent with \"X-Frame-Options: {options}\", so no browser shows it in a frame.")
        }
        TakeHeaderAway => "Take the header away for this address, or let it say SAMEORIGIN.".into(),
        PageAnswers(place) => format!("{place} answers."),
        PageStatus(place, status) => format!("{place} is answered with the status {status}."),
        CorrectBarUrl => "Correct bar.url in config.json, or the server. For a reverse proxy, the path must still contain \
                          service-cloud."
            .into(),

        NotOpenSeeAbove => "The bar is not open here, see above.".into(),
        NotOpen => "The bar is not open here.".into(),
        HeldHere => "No other tab of this browser has the bar open; this page holds it while it checks.".into(),
        HeldElsewhere => "A console in another tab has the bar open. An agent who is signed in twice loses events, so it \
                          was not opened here. Press \"Use the bar here\" to take it over, when no call is up; the other \
                          tab offers to take it back."
            .into(),
        HeldTaken => "Another tab has taken the bar over, and it was closed here. Press \"Use the bar here\" to take it \
                      back."
            .into(),
        FrameExpected => "The bar's page shows in its place under this heading.".into(),
        FrameSpeaks => "The page is in its frame, and speaks.".into(),
        FrameBlocked(place) => {
            format!("The console's own policy keeps {place} out of the frame (frame-src).")
        }
        FrameSrcExpected => "The policy's frame-src names the bar's origin.".into(),
        CopyPolicy => {
            "Copy the Content-Security-Policy from the headers below into the server's configuration.".into()
        }
        KeptOutOfLocalNetwork(place) => format!(
            "This browser keeps the page out of the local network (Local Network Access), and nothing is heard from \
             {place}, which is there or may be."
        ),
        AllowLocalNetwork => "Allow \"Local network\" and \"Apps on device\" for this page at the start of the address \
                              bar, under the site's settings, and check again. For all desks: the policies \
                              LocalNetworkAccessAllowedForUrls and LoopbackNetworkAllowedForUrls of Chrome and Edge, \
                              with the console's origin."
            .into(),
        NothingCame(place, seconds) => format!("Nothing has come from {place} for {seconds} seconds."),
        OpenOrSeeNetwork => "Open the address in a new tab. If it doesn't show there either, see the network, the name \
                             and the certificate."
            .into(),
        SomethingLoaded => "Something has loaded. Whether it is the bar or the browser's own error page no page can see: \
                            the first message will tell."
            .into(),
        FrameSilent => "Something has loaded in the frame, and nothing has been heard from it yet. A bar is silent until \
                        somebody signs in; but so is the browser's error page, and no page can tell the one from the \
                        other."
            .into(),
        LookAtFrame(place) => format!(
            "Look at the bar's place. If the bar shows, go on. If it says that the connection was refused, or stays \
             blank: open {place} in a new tab. If it shows there, the bar's server forbids to be framed \
             (X-Frame-Options, or frame-ancestors in its Content-Security-Policy); let it allow the console's origin. If \
             it shows a warning about a certificate, have that installed on the agents' computers. If it doesn't show, \
             see network and address."
        ),
        OriginExpected(listed) => format!("It speaks from {listed}."),
        OriginPassed(listed) => format!("It speaks from an expected origin ({listed})."),
        OriginAwaited(listed) => format!("Nothing has been heard yet. It is expected to speak from {listed}."),
        OriginsBeside(listed, found) => {
            format!("Beside {listed}, the frame speaks from {found}, to which nobody listens.")
        }
        OriginStrange(found) => format!("The frame speaks from {found}, to which nobody listens."),
        NameOrigins(quoted) => format!(
            "If that is the bar's server, name it in config.json: \"bar\": {{ … \"origins\": [{quoted}] }}. If you don't \
             know it, find out first who has put it into the frame."
        ),

        EventsToBeSent => "The list of events will be sent as soon as the frame has loaded.".into(),
        EventsSent(kinds, 1) => format!("The list of {kinds} events was sent to the bar, which confirms nothing."),
        EventsSent(kinds, times) => format!(
            "The list of {kinds} events was sent to the bar {times} times; it confirms nothing, so it is sent again until \
             the bar speaks."
        ),
        Account([received, understood, unknown, rejected]) => format!(
            "Messages: {received} received, {understood} understood, {unknown} unknown, {rejected} rejected."
        ),
        EventsExpected => "Events in the form that the vendor documents.".into(),
        GiveReport => "Give this report to whoever runs the bar. What is not understood shows in the console under \
                       Diagnostics, too, and changes nothing there."
            .into(),
        NoMessagesOfBar(faults) => {
            format!("The frame says things that are no messages of a bar: {}.", list(faults))
        }
        SignInInBar => "Sign in in the bar under this heading, then press not ready and idle there.".into(),
        NothingComes => "If you have done so and nothing comes: the bar may not be there (see the frame, above), speak \
                         from another origin, or not take bar.contextPath for its own address."
            .into(),
        Heard(events) => format!("Heard, the latest first: {}.", list(events)),
        EventAt(name, time) => format!("{name} at {time}"),
        NamelessEventAt(time) => format!("an event with an unreadable name at {time}"),
        Rejected(faults) => format!("Rejected: {}.", list(faults)),
        Rang(time) => format!("A call rang at {time}."),
        CallIfYouLike => "If you like, call the signed-in agent from another telephone. It rings in the bar; this page \
                          only notes that it did, without the number."
            .into(),
        TooLongMessage(bytes) => format!("a message of {bytes} bytes, which is longer than any that is read"),
        NotJson => "a text that is not JSON".into(),
        NoMessage(kind) => format!("JSON of the type {kind}, which is no message of a bar"),
        NoEvent => "a message without an event".into(),
        NoEventName => "an event without a name".into(),
        EventContent(name, kind) => format!("{} with content of the type {kind}", event(name)),
        EventField(name, field, found) => {
            let found = match found {
                Found::Type(found) => found,
                Found::TooLong => "longer than any id",
                Found::NoWholeNumber => "something that is no whole number",
                Found::NeitherYesNorNo => "something that is neither yes nor no",
            };
            format!("{} whose field {field} is {found}", event(name))
        }

        ScriptTells => "The session and the script, below, tell.".into(),
        SessionAnswers => "The endpoint answers with a session. Its token is neither kept nor shown.".into(),
        SessionFirst => "The session comes first.".into(),
        ScriptMadeBar => "The script has come and made the bar.".into(),
        ScriptMadeBarAtEdge => "The script has come and made the bar, which stays where the script has put it: at the \
                                edge of the page."
            .into(),
        SessionExpected => "bar.session answers with JSON that has access_token, tenantSpaceId and userAccount; on \
                            another origin with CORS headers that let this page read it."
            .into(),
        ScriptExpected => {
            "The platform answers with the bar's script, and that makes an iframe named ccbarclient.".into()
        }
    }
}
