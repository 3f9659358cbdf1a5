//! What the platform answers the loading call with: a script that builds a floating button at the bottom right, and the
//! bar's iframe in a container beside it, in each of the ways that a console has to cope with.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Script {
    #[default]
    AsTheVendors,
    /// The iframe comes a second later, and gets its name after that.
    Late,
    /// The iframe is made once more, as when the agent signs in anew.
    Remade,
    /// Every message to the page is handed to its `callback`, too.
    CallsBack,
    /// No iframe at all.
    Frameless,
    /// An error at its end.
    Throws,
    /// An error before anything else.
    ThrowsAtOnce,
    Unreadable,
    /// It needs `eval` for its iframe.
    Evaluates,
}

impl Script {
    /// `page` is the bar's, below the context path.
    pub fn text(self, page: &str) -> String {
        let (before, make, after) = match self {
            Script::AsTheVendors => ("", "container.append(frame);", ""),
            Script::Late => {
                let late = "const named = frame.name; frame.name = 'not-yet';
                    setTimeout(() => { container.append(frame); setTimeout(() => frame.name = named, 300) }, 700);";
                ("", late, "")
            }
            Script::Remade => {
                let remade = "container.append(frame);
                    window.remake = () => { container.textContent = ''; container.append(frame.cloneNode()) };";
                ("", remade, "")
            }
            Script::CallsBack => {
                let both = "container.append(frame);
                    addEventListener('message', event => { if (event.source === frame.contentWindow) {
                        const message = typeof event.data === 'string' ? JSON.parse(event.data) : event.data;
                        callback(message.data ?? message) } });";
                ("", both, "")
            }
            Script::Frameless => ("", "", ""),
            Script::Throws => ("", "container.append(frame);", "throw new Error('at the end');"),
            Script::ThrowsAtOnce => ("throw new Error('at once');", "container.append(frame);", ""),
            Script::Unreadable => ("const = ;", "", ""),
            Script::Evaluates => ("", "eval('container.append(frame)');", ""),
        };
        // Declared as a script declares it, which can't be done twice in a page.
        format!(
            "{before}
            const container = document.createElement('div');
            const button = document.createElement('button');
            const frame = document.createElement('iframe');
            container.id = 'cc-bar'; button.id = 'cc-button'; frame.name = 'ccbarclient';
            button.innerHTML = '<b>☎</b>';
            for (const [element, bottom] of [[container, 70], [button, 10]])
                Object.assign(element.style, {{position: 'fixed', right: '10px', bottom: bottom + 'px', zIndex: 9}});
            Object.assign(frame.style, {{width: '300px', height: '200px'}});
            frame.src = $aicc_ContextPath + '{page}';
            document.body.append(container, button);
            {make}
            {after}"
        )
    }
}
