//! Single keys that lead an agent around the console without a mouse. They are plain keys, as nothing else is
//! free in every browser, so they act only where nobody is typing, and an agent can change each of them or
//! switch all of them off (WCAG 2.2, 2.1.4).

use serde_json::{Map, Value, json};

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens the list of the keys.
    Help,
    /// Into the connection bar.
    Bar,
    /// To the call that rings.
    Ring,
    /// To the agent's state.
    Status,
    /// To the note of the call in hand.
    Note,
    /// Into the field for a number to call.
    Dial,
    /// To the log.
    Log,
    /// To the shift at a glance.
    Day,
    /// To the last call with whoever rings or is on the line.
    LastCall,
    /// Opens the window that stays on top, or closes it.
    Mini,
}

impl Command {
    /// In the order of the list that the agent sees.
    pub const ALL: [Command; 10] = [
        Command::Help,
        Command::Bar,
        Command::Ring,
        Command::Status,
        Command::Note,
        Command::Dial,
        Command::Log,
        Command::Day,
        Command::LastCall,
        Command::Mini,
    ];

    /// The name under which settings keep it and the page shows it to scripts.
    pub fn name(self) -> &'static str {
        match self {
            Command::Help => "help",
            Command::Bar => "bar",
            Command::Ring => "ring",
            Command::Status => "status",
            Command::Note => "note",
            Command::Dial => "dial",
            Command::Log => "log",
            Command::Day => "day",
            Command::LastCall => "last-call",
            Command::Mini => "mini",
        }
    }

    pub fn named(name: &str) -> Option<Command> {
        Command::ALL.into_iter().find(|command| command.name() == name)
    }

    fn usual_key(self) -> Key {
        Key(match self {
            Command::Help => '?',
            Command::Bar => 'b',
            Command::Ring => 'r',
            Command::Status => 's',
            Command::Note => 'n',
            Command::Dial => 'd',
            Command::Log => 'l',
            Command::Day => 't',
            Command::LastCall => 'h',
            Command::Mini => 'm',
        })
    }
}

/// A key that writes one character. Letters are the same in both cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(char);

impl Key {
    /// From the browser's name of what a key writes (`KeyboardEvent.key`) and of the key itself
    /// (`KeyboardEvent.code`). Keyboards of other scripts have the Latin letters printed beside their own, so a key
    /// there is known by those. `None` for a key that writes nothing, and for the space, which presses buttons.
    pub fn of(key: &str, code: &str) -> Option<Key> {
        let mut characters = key.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else { return None };
        let latin = code.strip_prefix("Key").and_then(|letter| letter.chars().next());
        let character = match character {
            '؟' | '？' => '?',
            character if character.is_ascii() || is_accented(character) => character,
            character => latin.unwrap_or(character),
        };
        let visible = !character.is_whitespace() && !character.is_control();
        visible.then(|| Key(character.to_lowercase().next().unwrap_or(character)))
    }

    /// As it is printed on keyboards. It is looked up among the capitals of the alphabets that have them, because the
    /// standard library's own table of capitals would be one more beside that of small letters.
    pub fn label(self) -> String {
        let capital = ('A'..'\u{590}').find(|capital| *capital != self.0 && capital.to_lowercase().eq([self.0]));
        capital.unwrap_or(self.0).to_string()
    }
}

/// Letters such as `é` and `ñ` have keys of their own on Latin keyboards.
fn is_accented(character: char) -> bool {
    ('\u{a0}'..'\u{250}').contains(&character)
}

/// A key that goes down, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Press<'a> {
    /// `KeyboardEvent.key`
    pub key: &'a str,
    /// `KeyboardEvent.code`
    pub code: &'a str,
    /// Control, Alt or Meta is held as well: that is the browser's, or the system's.
    pub modified: bool,
    /// The key is held down and comes again and again.
    pub repeated: bool,
    /// An input method is putting a character together.
    pub composing: bool,
    /// The focus is on something that takes what is typed, see [`takes_typing`].
    pub typing: bool,
}

/// Which keys an agent uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcuts {
    pub on: bool,
    /// The key of each command in the order of [`Command::ALL`]; `None` is a command without a key.
    keys: [Option<Key>; Command::ALL.len()],
}

impl Default for Shortcuts {
    fn default() -> Self {
        Shortcuts { on: true, keys: Command::ALL.map(|command| Some(command.usual_key())) }
    }
}

impl Shortcuts {
    pub fn key_of(&self, command: Command) -> Option<Key> {
        self.keys[command as usize]
    }

    pub fn command_at(&self, key: Key) -> Option<Command> {
        Command::ALL.into_iter().find(|command| self.key_of(*command) == Some(key))
    }

    /// What a key press asks for.
    pub fn command(&self, press: Press) -> Option<Command> {
        if !self.on || press.modified || press.repeated || press.composing || press.typing {
            return None;
        }
        self.command_at(Key::of(press.key, press.code)?)
    }

    /// Gives a command another key, or none. A key that another command has stays with that one, which is returned.
    pub fn give(&mut self, command: Command, key: Option<Key>) -> Result<(), Command> {
        if let Some(other) = key.and_then(|key| self.command_at(key)).filter(|other| *other != command) {
            return Err(other);
        }
        self.keys[command as usize] = key;
        Ok(())
    }

    pub fn are_usual(&self) -> bool {
        self.keys == Shortcuts::default().keys
    }

    /// Gives every command its usual key again.
    pub fn reset(&mut self) {
        self.keys = Shortcuts::default().keys;
    }
}

/// Whether an element takes what is typed, so that a plain key belongs to it. `kind` is the type of an `input`.
pub fn takes_typing(element: &str, kind: &str, role: Option<&str>, editable: bool) -> bool {
    const DONT_TYPE: [&str; 9] = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];
    const TYPE: [&str; 6] = ["combobox", "listbox", "searchbox", "spinbutton", "textbox", "application"];
    let native = match element {
        "textarea" | "select" => true,
        "input" => !DONT_TYPE.contains(&kind),
        _ => false,
    };
    native || editable || role.is_some_and(|role| TYPE.contains(&role))
}

/// What can't be read is as if it weren't there.
impl From<&Value> for Shortcuts {
    fn from(kept: &Value) -> Shortcuts {
        let on = kept["on"].as_bool().unwrap_or(true);
        let keys: Vec<(Command, Option<Key>)> = kept["keys"]
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(name, key)| {
                let (command, key) = (Command::named(name)?, key.as_str()?);
                let read = Key::of(key, "");
                (read.is_some() || key.is_empty()).then_some((command, read))
            })
            .collect();
        // All of these keys are free at first, so that two commands can have changed theirs for each other's.
        let mut shortcuts = Shortcuts { on, ..Shortcuts::default() };
        keys.iter().for_each(|(command, _)| shortcuts.keys[*command as usize] = None);
        for (command, key) in keys {
            // Of two that want one key the first has it.
            let _ = shortcuts.give(command, key);
        }
        shortcuts
    }
}

/// Such as `{"on": true, "keys": {"dial": "k", "log": ""}}`.
impl From<&Shortcuts> for Value {
    fn from(shortcuts: &Shortcuts) -> Value {
        let mut keys = Map::new();
        for command in Command::ALL {
            let key = shortcuts.key_of(command);
            if key != Some(command.usual_key()) {
                let text = key.map(|key| key.0.to_string()).unwrap_or_default();
                keys.insert(command.name().to_owned(), text.into());
            }
        }
        json!({ "on": shortcuts.on, "keys": keys })
    }
}
