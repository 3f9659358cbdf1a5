//! A number is forgotten: in what is stored, and then in what this page and the others know of it, which they read
//! anew.

use super::custody::silence_ms;
use super::{Console, Msg, spill};
use crate::app::draft::Draft;
use crate::browser::modal::Modal;
use crate::browser::screen_pop::ScreenPop;
use crate::browser::store::Trouble;
use crate::domain::Input;
use crate::journal::{Broadcast, Entry, Forgetting, replay};
use crate::protocol::Number;
use crate::view::{ForgetButton, ForgetDialog, ForgetRefusal, ForgetState};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How the forgetting of a number goes on.
pub enum Forget {
    /// The agent wants to forget this one, or one that is still to be typed.
    Asked(Option<Number>),
    Confirmed(Number),
    Closed,
    Went {
        done: u32,
        total: u32,
    },
    /// Nothing of it is stored any more; the shift's journal up to an entry's number.
    Written(Result<Vec<Entry>, Trouble>, u64),
    /// What another page had left of it is done.
    TakenUp(Forgetting),
}

pub(super) struct Dialog {
    /// There as long as the dialog is open.
    asked: Option<Option<Number>>,
    state: ForgetState,
    /// How often something was forgotten. A field that was filled before that is another one.
    pub times: usize,
    on_open: Callback<()>,
    on_forget: Callback<Number>,
    on_close: Callback<()>,
}

impl Dialog {
    pub fn new(ctx: &Context<Console>) -> Dialog {
        let link = ctx.link();
        Dialog {
            asked: None,
            state: ForgetState::Asking,
            times: 0,
            on_open: link.callback(|()| Msg::Forget(Forget::Asked(None))),
            on_forget: link.callback(|number| Msg::Forget(Forget::Confirmed(number))),
            on_close: link.callback(|()| Msg::Forget(Forget::Closed)),
        }
    }

    pub fn close(&mut self) {
        self.asked = None;
    }

    pub fn button(&self) -> Html {
        html! { <ForgetButton on_open={self.on_open.clone()} /> }
    }
}

impl Console {
    pub(super) fn forget(&mut self, ctx: &Context<Console>, forget: Forget) -> bool {
        let running = matches!(self.forgetting.state, ForgetState::Running { .. });
        match forget {
            Forget::Asked(number) => {
                // The dialog shows how far the one at hand is.
                if !running {
                    self.forgetting.state = ForgetState::Asking;
                    self.forgetting.asked = Some(number);
                } else if self.forgetting.asked.is_none() {
                    self.forgetting.asked = Some(None);
                }
            }
            Forget::Closed => self.forgetting.asked = None,
            Forget::Confirmed(_) if running => {}
            Forget::Confirmed(number) => {
                self.forgetting.state = match self.may_forget(&number) {
                    Ok(forgetting) => {
                        self.begin_to_forget(ctx, forgetting);
                        ForgetState::Running { done: 0, total: 0 }
                    }
                    Err(why) => ForgetState::Refused(why),
                };
            }
            Forget::Went { done, total } => self.forgetting.state = ForgetState::Running { done, total },
            Forget::Written(Err(trouble), _) => {
                self.trouble = Some(trouble);
                self.forgetting.state = ForgetState::Failed;
            }
            Forget::Written(Ok(entries), up_to) => self.know_no_more(ctx, &entries, up_to),
            Forget::TakenUp(forgetting) => {
                Draft::forget(&forgetting);
                spill::forget(&forgetting);
                self.amended.forget_in_held(&forgetting);
                self.tell(&Broadcast::ReadAgain);
            }
        }
        true
    }

    fn may_forget(&self, number: &Number) -> Result<Forgetting, ForgetRefusal> {
        let tag = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        let forgetting = Forgetting::new(number, tag).ok_or(ForgetRefusal::NoNumber)?;
        let session = &self.session;
        let (ringing, dialled) =
            (session.ring().and_then(|ring| ring.number), self.calling().map(|callout| callout.number));
        let live = session.live_calls().flat_map(|call| [&call.number, &call.caller, &call.called]).flatten();
        if !self.leads() {
            return Err(ForgetRefusal::Elsewhere);
        }
        if session.agent().work_no.as_deref().is_some_and(|own| forgetting.is_in(&Number::new(own))) {
            return Err(ForgetRefusal::Own);
        }
        if live.chain(&ringing).chain(&dialled).any(|number| forgetting.is_in(number)) {
            return Err(ForgetRefusal::Live);
        }
        if self.trouble.is_some() || self.custody.borrow().is_reading() {
            return Err(ForgetRefusal::Unkept);
        }
        Ok(forgetting)
    }

    fn begin_to_forget(&mut self, ctx: &Context<Console>, forgetting: Forgetting) {
        self.write_draft(ctx);
        self.open_story(ctx, None);
        Draft::forget(&forgetting);
        spill::forget(&forgetting);
        // It may be the page of that number.
        self.pop.iter_mut().for_each(ScreenPop::close);
        let (store, shift, next) = (self.store.clone(), self.shift(), self.custody.borrow().next());
        let went = ctx.link().callback(|(done, total)| Msg::Forget(Forget::Went { done, total }));
        ctx.link().send_future(async move {
            let forgotten = async {
                store.intend_to_forget(&forgetting).await?;
                store.forget(&|done, total| went.emit((done, total))).await?;
                Ok(store.entries_from(shift, 0).await?.entries)
            };
            Msg::Forget(Forget::Written(forgotten.await, next))
        });
    }

    /// Goes on from the journal without the number, as soon as everything that has happened is in it.
    fn know_no_more(&mut self, ctx: &Context<Console>, entries: &[Entry], up_to: u64) {
        let store = self.store.clone();
        if up_to < self.custody.borrow().next() && self.leads() && self.trouble.is_none() {
            let (shift, next) = (self.shift(), self.custody.borrow().next());
            return ctx.link().send_future(async move {
                store.flushed().await;
                let loaded = store.entries_from(shift, 0).await;
                Msg::Forget(Forget::Written(loaded.map(|loaded| loaded.entries), next))
            });
        }
        self.forgetting.state = ForgetState::Done;
        self.forgetting.times += 1;
        // A tab that has lost the bar meanwhile has read it anew already, or is about to.
        if let (true, Some(session)) = (self.leads(), replay(entries)) {
            self.session = session;
            self.session.allow_silence(silence_ms(&ctx.props().config));
            self.day = Default::default();
            self.handle(ctx, Input::Woke);
        }
        self.amended.forget();
        self.read_records(ctx, Vec::new());
        spawn_local(async move {
            // Before, what the session did while it still knew the number may wait to be written.
            store.flushed().await;
            store.write_as_it_is();
        });
        self.tell(&Broadcast::ReadAgain);
    }

    pub(super) fn forget_dialog(&self) -> Html {
        let Dialog { asked, state, on_forget, on_close, .. } = &self.forgetting;
        let number = asked.clone().flatten().and_then(|number| self.masking.number(Some(&number)));
        html! {
            <Modal id="forget" labelledby="forget-heading" open={asked.is_some()} on_close={on_close.clone()}>
                <ForgetDialog {number} state={*state} on_forget={on_forget.clone()} on_close={on_close.clone()} />
            </Modal>
        }
    }
}
