//! The console's root component. It starts with what every start needs, and is the whole console as soon as the rest of
//! the program has come.

use super::console::{ConsoleProps, Msg};
use super::early::Early;
use crate::config::{Mistake, WrapUp};
use crate::view::{Paper, Spoken};
use web_sys::Element;
use yew::prelude::*;

/// The whole console, in the root's place.
pub trait Whole {
    fn update(&mut self, ctx: &Context<Root>, msg: Msg) -> bool;
    fn view(&self, ctx: &Context<Root>) -> Html;
    fn rendered(&mut self, ctx: &Context<Root>);
    /// What goes on paper.
    fn paper(&self, wrap_up: &WrapUp) -> Paper;
}

/// How the page goes on from its start.
pub struct Rest {
    pub take_over: fn(&Context<Root>, Early) -> Box<dyn Whole>,
    /// The configuration can't be used.
    pub refuse: fn(Element, Mistake, Spoken),
}

pub enum Root {
    Starting(Option<Box<Early>>),
    Running(Box<dyn Whole>),
}

impl Root {
    /// What goes on paper; nothing as long as there is no log.
    pub fn paper(&self, wrap_up: &WrapUp) -> Option<Paper> {
        match self {
            Root::Running(console) => Some(console.paper(wrap_up)),
            Root::Starting(_) => None,
        }
    }
}

impl Component for Root {
    type Message = Msg;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Root>) -> Root {
        Root::Starting(Some(Box::new(Early::new(ctx))))
    }

    fn update(&mut self, ctx: &Context<Root>, msg: Msg) -> bool {
        match self {
            Root::Running(console) => console.update(ctx, msg),
            Root::Starting(early) => {
                if let Msg::Rest(rest) = msg {
                    let early = early.take().expect("it is taken over once");
                    *self = Root::Running((rest.take_over)(ctx, *early));
                    return true;
                }
                early.as_mut().is_some_and(|early| early.update(ctx, msg))
            }
        }
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        match self {
            Root::Running(console) => console.view(ctx),
            Root::Starting(early) => early.as_ref().map(|early| early.view(ctx)).unwrap_or_default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Root>, _: bool) {
        match self {
            Root::Running(console) => console.rendered(ctx),
            Root::Starting(early) => early.iter_mut().for_each(|early| early.rendered(ctx)),
        }
    }
}
