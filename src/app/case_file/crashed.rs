//! The page that saves a file after the console has broken down. It is opened beside the broken one, in which a call may go
//! on, and is no console: it wants no bar, and lets no session live through what is stored, for that may be what breaks
//! it down. So its file holds all that is stored of the latest shift.

use super::make::{Made, Order, Trouble};
use super::state;
use crate::browser::case_file::crash_place;
use crate::browser::clock::{now, view_clock};
use crate::browser::export::File;
use crate::browser::locale;
use crate::browser::skeleton;
use crate::browser::store::Store;
use crate::config::Config;
use crate::update::Running;
use crate::view::{CaseFileDialog, CaseFileSpan, Phones, RealData, ViewContext, Words};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct AfterCrashProps {
    words: &'static Words,
    config: Rc<Config>,
    running: Rc<Running>,
    database: &'static str,
}

enum Msg {
    Real(bool),
    Made(u64, Result<Made, Trouble>),
    Save,
}

struct AfterCrash {
    store: Rc<Store>,
    is_real: bool,
    begun: u64,
    made: Option<Result<Made, Trouble>>,
    saved: Option<File>,
}

impl AfterCrash {
    fn begin(&mut self, ctx: &Context<Self>) {
        self.begun += 1;
        (self.made, self.saved) = (None, None);
        let AfterCrashProps { words, config, running, .. } = ctx.props();
        let (store, running, number) = (self.store.clone(), running.clone(), self.begun);
        let (redacted, is_masked) = (!self.is_real, config.privacy.mask.hides_in_list());
        let language = words.language.tag;
        ctx.link().send_future(async move {
            let latest = store.shifts().await.unwrap_or_default().first().copied();
            let Some(shift) = latest else { return Msg::Made(number, Err(Trouble::NothingStored)) };
            let order = Order {
                store,
                running,
                shift,
                unsaved: None,
                span: None,
                dialect: None,
                on_record: Vec::new(),
                directory: None,
                redacted,
                is_masked,
                language,
                now: now().at.wall,
                crash: Some(crash_place()),
            };
            Msg::Made(number, order.make().await)
        });
    }
}

impl Component for AfterCrash {
    type Message = Msg;
    type Properties = AfterCrashProps;

    fn create(ctx: &Context<Self>) -> Self {
        let store = Rc::new(Store::open(ctx.props().database, Callback::noop()));
        let mut page = AfterCrash { store, is_real: false, begun: 0, made: None, saved: None };
        page.begin(ctx);
        page
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Real(is_real) => {
                self.is_real = is_real && !ctx.props().config.privacy.mask.hides_in_list();
                self.begin(ctx);
            }
            Msg::Made(number, made) if number == self.begun => self.made = Some(made),
            Msg::Made(..) => return false,
            Msg::Save => {
                let Some(Ok(made)) = &self.made else { return false };
                match made.packed.offer() {
                    Ok(file) => self.saved = Some(file),
                    Err(_) => self.made = Some(Err(Trouble::Failed)),
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AfterCrashProps { words, config, .. } = ctx.props();
        let view_context =
            ViewContext { clock: view_clock(), words, locale: locale(&words.language), phones: Phones::unknown() };
        let real = match (config.privacy.mask.hides_in_list(), self.is_real) {
            (true, _) => RealData::Forbidden,
            (false, false) => RealData::Offered,
            (false, true) => RealData::Chosen,
        };
        html! {
            <ContextProvider<ViewContext> context={view_context}>
                <main id="case-file" class="case-file-page">
                    <CaseFileDialog spans={vec![CaseFileSpan::Shift]} chosen={CaseFileSpan::Shift}
                        state={state(self.made.as_ref(), self.saved.is_some())} {real}
                        on_choose={Callback::noop()} on_real={ctx.link().callback(Msg::Real)}
                        on_save={ctx.link().callback(|()| Msg::Save)} />
                </main>
            </ContextProvider<ViewContext>>
        }
    }
}

/// Lets the agent save a file in `root`, and does nothing else.
pub fn show_after_crash(
    root: Element,
    words: &'static Words,
    config: Rc<Config>,
    running: Rc<Running>,
    database: &'static str,
) {
    skeleton::remove();
    let props = AfterCrashProps { words, config, running, database };
    yew::Renderer::<AfterCrash>::with_root_and_props(root, props).render();
}
