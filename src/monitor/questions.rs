//! What the documents leave open, or say twice in two ways, and what this bar's traffic says about it. `D1` to `D16` are the
//! contradictions in the vendor's documents, `§8` what no document tells.
//!
//! Traffic can't settle who sends no event at their own sign-out (`D12`), what the loader's address means (`D15`), which
//! page says what (`D17`), and what a page does with messages of others (`D18`).

/// One answer, or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    A,
    B,
    Undecided,
}

/// How much it takes to settle a question.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Settles {
    /// Nearly all for the one answer.
    Mostly,
    /// One for B; many for A, and none for B.
    Once,
    /// One for B. Nothing proves A.
    OnlyB,
}

/// So many must agree.
const AGREE: u32 = 3;
/// So many without exception prove that there is none.
const WITHOUT_EXCEPTION: u32 = 20;

/// How often the traffic spoke for the one answer, and for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    pub a: u32,
    pub b: u32,
}

macro_rules! questions {
    ($($question:ident $word:literal $trap:literal $ask:literal $a:literal $b:literal $settles:ident;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Question {
            $(#[doc = $ask] $question,)*
        }

        impl Question {
            pub const ALL: &[Question] = &[$(Question::$question,)*];

            /// Its name in files.
            pub fn word(self) -> &'static str {
                match self { $(Question::$question => $word,)* }
            }

            /// Where the documents leave it open.
            pub fn trap(self) -> &'static str {
                match self { $(Question::$question => $trap,)* }
            }

            pub fn ask(self) -> &'static str {
                match self { $(Question::$question => $ask,)* }
            }

            /// The two answers, A first.
            pub fn answers(self) -> (&'static str, &'static str) {
                match self { $(Question::$question => ($a, $b),)* }
            }

            fn settles(self) -> Settles {
                match self { $(Question::$question => Settles::$settles,)* }
            }
        }
    };
}

questions! {
    CustomerAlerting "customer-alerting" "D1" "What does AgentEvent_Customer_Alerting tell?"
        "the other party's phone rings" "the call is on hold" Mostly;
    Busy "busy" "D2" "What does AgentState_Busy tell?"
        "the agent is occupied by a call" "the agent is not ready" Mostly;
    AlertingOutbound "alerting-outbound" "D3" "Does AgentOther_PhoneAlerting come for outbound calls?"
        "yes" "no" Mostly;
    AlertingContent "alerting-content" "D4" "What does AgentOther_PhoneAlerting carry for calls that arrive?"
        "nothing" "the caller" Mostly;
    AlertingAlways "alerting-always" "D5" "Does AgentOther_PhoneAlerting come with calls that arrive?"
        "yes" "no" Mostly;
    AlertingInbound "alerting-inbound" "D6" "Does AgentEvent_Customer_Alerting come for inbound calls?"
        "no" "yes" Mostly;
    CallRef "call-ref" "D7" "What do events carry that name nothing but a call?"
        "its id as a text" "an object with its id" Mostly;
    Complete "complete" "D8" "Do AgentEvent_Talking and AgentEvent_Customer_Release have all their keys?"
        "yes" "no, as on the English pages" Mostly;
    RestReason "rest-reason" "D9" "Does AgentState_SetRest_Success carry a reason?"
        "yes" "no" Mostly;
    Reason7 "reason-7" "D10" "What does reason 7 of AgentState_SetNotReady_Success tell?"
        "the agent rejected a call" "the agent released a call" Mostly;
    InService "in-service" "D11" "What does AgentOther_InService tell?"
        "sign-in begins; a state follows" "the agent has signed in; no state follows" Mostly;
    Feature43 "feature-43" "D13" "Which calls have the feature 43?"
        "predictive ones, which ring" "preview ones, which are shown before" Mostly;
    TransferKey "transfer-key" "D14" "How is the key of who transferred a call spelled?"
        "transfrom" "transFrom" Mostly;
    DetectKey "detect-key" "D14" "How is the key of the call's id in OUTBOUND_DETECT_EVENT spelled?"
        "callId" "callid" Mostly;
    ValidJson "valid-json" "D16" "Are messages valid JSON?"
        "yes" "not all" Once;
    DataType "data-type" "§8" "What is the data of a message?"
        "an object" "a text" Mostly;
    ErrorReplies "error-replies" "§8" "Does the bar pass on the gateway's error replies?"
        "no" "yes" OnlyB;
    MoreEvents "more-events" "§8" "Does the bar send events beyond the 16 of the vendor's list?"
        "no" "yes" Once;
    Resubscription "resubscription" "§8" "What does a second eventpost do?"
        "takes the first one's place" "adds to it, and messages come twice" Mostly;
    ForcedEvent "forced-event" "§8" "How is an agent told who is made not ready by a supervisor?"
        "by reason 3" "by AgentState_Force_SetNotReady" Mostly;
    Enveloped "enveloped" "3.1" "Are events in envelopes?"
        "yes" "no" Mostly;
    JsonKey "json-key" "3.1" "Does the serializer leave its lists of keys in messages?"
        "no" "yes" Mostly;
    TimeTold "time-told" "3.1" "Do events tell when they were made?"
        "yes" "no" Mostly;
    TimeForm "time-form" "3.1" "How is that time written?"
        "as a number" "as a text" Mostly;
    TimeUnit "time-unit" "3.1" "In which unit?"
        "milliseconds" "seconds" Mostly;
    OneClock "one-clock" "3.1" "Do those times ever go back?"
        "no" "yes: there are several clocks, or one steps" Once;
    RightClock "right-clock" "3.1" "Does the platform's clock agree with the desk's?"
        "within ten seconds" "no" Mostly;
    MediaAbility "media-ability" "3.5" "What does mediaAbility tell?"
        "what the call carries" "what the agent's phone can carry" Mostly;
    VideoCode "video-code" "3.5" "Which code of mediaAbility has a video call?"
        "2" "6" Mostly;
}

impl Question {
    /// What the evidence comes to.
    pub fn answer(self, Evidence { a, b }: Evidence) -> Answer {
        let most = |this: u32, other: u32| this >= AGREE && other.saturating_mul(20) <= this;
        match self.settles() {
            Settles::Mostly if most(a, b) => Answer::A,
            Settles::Mostly if most(b, a) => Answer::B,
            Settles::Once | Settles::OnlyB if b > 0 => Answer::B,
            Settles::Once if a >= WITHOUT_EXCEPTION => Answer::A,
            _ => Answer::Undecided,
        }
    }

    /// The answer in words.
    pub fn said(self, evidence: Evidence) -> &'static str {
        let (a, b) = self.answers();
        match self.answer(evidence) {
            Answer::A => a,
            Answer::B => b,
            Answer::Undecided => "undecided",
        }
    }
}

/// The evidence about each question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Questions([Evidence; Question::ALL.len()]);

impl Questions {
    pub fn new() -> Questions {
        Questions([Evidence::default(); Question::ALL.len()])
    }

    pub fn tells(&mut self, question: Question, is_a: bool) {
        let evidence = &mut self.0[question as usize];
        let counter = if is_a { &mut evidence.a } else { &mut evidence.b };
        *counter = counter.saturating_add(1);
    }

    pub fn of(&self, question: Question) -> Evidence {
        self.0[question as usize]
    }
}
