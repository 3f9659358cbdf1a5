//! What the agent sees. Function components, pure on their props; what the agent does goes out through
//! `Callback` props. No application state lives here, no browser type is named (the reading of an input's
//! text aside), and only [`Elapsed`] ticks: nothing else is drawn again because a second has passed.
//!
//! Time and language come by context, see [`ViewContext`].

// What is provided around everything, and how things are said.
mod view_context;
mod clock;
mod locale;
pub mod words;
mod phones;
pub mod data_values;
mod icons;
mod dom_events;
mod duration;
mod elapsed;
mod number;
mod lines;

// The page, and the line below the bar.
mod layout;
mod brand;
mod bar_box;
mod bar_notice;
mod connection_status;
mod message_account;
mod ring_figures;
mod readiness;
mod alert_settings;
mod delivery_status;
mod update_notice;
mod framed_notice;
mod language_menu;
mod help;
mod settings_dialog;
mod look_settings;
mod mini_console;
mod error_page;

// A call that rings, the agent's state, and the calls that are up.
mod incoming_call_popup;
mod ring_announcer;
mod last_ring;
mod known_caller;
mod whereabouts;
mod agent_status_panel;
mod live_calls;
mod day;
mod day_figures;
mod day_picture;
mod day_table;
mod screen_pop_panel;

// What is to be done: notes, promises, calls to make.
mod wrap_up_form;
mod dispositions;
mod promise_menu;
mod due_call;
mod dial_field;
mod dial_back;
mod dial_check;
mod dial_suggestions;

// The log, a call's story, and what leaves the console.
mod call_log_view;
mod call_log_props;
mod call_row;
mod row_actions;
mod row_remarks;
mod marked;
mod log_tools;
mod log_empty;
mod call_story;
mod story_bar;
mod story_edits;
mod story_events;
mod story_lines;
mod story_rang;
mod copying;
mod export_menu;
mod print_view;
mod redaction_dialog;
mod case_file_dialog;

pub use agent_status_panel::{AgentStatusPanel, AgentStatusPanelProps, state_in_text};
pub use alert_settings::{AlertChange, AlertSettingsForm, AlertSettingsFormProps, Speakers};
pub use bar_box::{BarEdges, BarEdgesProps, GripAct, HideBar, HideBarProps};
pub use bar_notice::{BarNotice, BarNoticeProps, Notice};
pub use brand::brand;
pub use call_log_props::CallLogProps;
pub use call_log_view::{CallLogView, CallLogViewProps, CodeNames, LogActions, Sight, Step};
pub use call_row::row_id;
pub use call_story::{CallStory, CallStoryProps, Editable};
pub use case_file_dialog::{
    CaseFileDialog, CaseFileDialogProps, CaseFileSpan, CaseFileState, CaseFileSummary, RealData,
};
pub use clock::{Clock, Tick};
pub use connection_status::{ConnectionStatus, ConnectionStatusProps, StorageState};
pub use copying::{CopyState, copy_said, print_button, row_cells, row_text};
pub use day::{Day, DayView, DayViewProps};
pub use delivery_status::{Deliveries, DeliveryStatus, DeliveryStatusProps};
pub use dial_check::Spared;
pub use dial_field::{DialField, DialFieldProps, DialledLine};
pub use dial_suggestions::Complete;
pub use due_call::{DueAct, DueCall, DueCallProps};
pub use duration::duration;
pub use elapsed::{Elapsed, ElapsedProps, Remaining, RemainingProps};
pub use error_page::{ErrorPage, ErrorPageProps};
pub use export_menu::{ExportMenu, ExportMenuProps, ExportState, FileKind};
pub use framed_notice::{FramedNotice, FramedNoticeProps};
pub use help::{Help, HelpProps};
pub use incoming_call_popup::{BarSide, IncomingCallPopup, IncomingCallPopupProps};
pub use known_caller::{CallerHistory, CallerHistoryProps, KnownCaller};
pub use language_menu::{LanguageMenu, LanguageMenuProps, LanguageSelect, LanguageSelectProps};
pub use layout::{Layout, LayoutProps};
pub use live_calls::LiveLine;
pub use locale::{Count, Formatter, Locale, Plural};
pub use look_settings::{LookSettings, LookSettingsProps};
pub use message_account::{MessageAccount, MessageAccountProps};
pub use mini_console::{
    MiniButton, MiniButtonProps, MiniConsole, MiniConsoleProps, MiniNotice, MiniNoticeProps, MiniSetting,
    MiniSettingProps, Missed,
};
pub use number::{number_groups, number_in_words, number_text};
pub use phones::{Phone, PhoneBook, Phones};
pub use print_view::{PRINTED, Paper, conditions};
pub use promise_menu::{PromiseMenu, PromiseMenuProps, can_be_promised};
pub use readiness::{
    AwakeCheck, FirstChecks, FirstChecksProps, Fix, NoticeCheck, Readiness, ReadinessIndicator, Rings, SoundCheck,
    TabCheck, WillItRingProps,
};
pub use redaction_dialog::{
    RedactionButton, RedactionButtonProps, RedactionDialog, RedactionDialogProps, RedactionState,
};
pub use ring_announcer::{RingAnnouncer, RingAnnouncerProps};
pub use screen_pop_panel::{BlockedPop, BlockedPopProps, CustomerPage, ScreenPopPanel, ScreenPopPanelProps};
pub use settings_dialog::{SettingsButton, SettingsButtonProps, SettingsDialog, SettingsDialogProps, SettingsSection};
pub use update_notice::{UpdateNotice, UpdateNoticeProps};
pub use view_context::ViewContext;
pub use words::{AR, EN, ES, EssentialWords, LANGUAGES, Language, Words, WritingDirection, ZH, call_states};
pub use wrap_up_form::{NotePlace, Waiting, WrapUpForm, WrapUpFormProps};
