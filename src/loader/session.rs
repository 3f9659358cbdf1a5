//! What the enterprise's endpoint answers: who the agent is to the platform, and the token that proves it.

use super::failure::{Failure, Server};
use serde_json::{Value, json};
use std::fmt;

/// The three parameters of the loading call (`cec_05_1311`). Whoever has the token is the agent, so it is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_token: String,
    tenant_space_id: String,
    user_account: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl Credentials {
    /// Reads the endpoint's answer, or says what is wrong with it. Further keys are nobody's business here.
    pub fn read(status: u16, text: &str) -> Result<Credentials, Failure> {
        match status {
            200..=299 => {}
            401 | 403 => return Err(Failure::NotKnown { status }),
            _ => return Err(Failure::Status { server: Server::Enterprise, status }),
        }
        let text = text.trim_start_matches('\u{feff}');
        let Ok(Value::Object(answer)) = serde_json::from_str(text) else { return Err(Failure::SessionNotJson) };
        let read = |key| match answer.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
            // Some write ids as numbers.
            Some(Value::Number(number)) => Ok(number.to_string()),
            _ => Err(Failure::SessionLacks { key }),
        };
        Ok(Credentials {
            access_token: read("access_token")?,
            tenant_space_id: read("tenantSpaceId")?,
            user_account: read("userAccount")?,
        })
    }

    /// The body that the platform expects.
    pub fn body(&self) -> String {
        json!({
            "access_token": self.access_token,
            "tenantSpaceId": self.tenant_space_id,
            "userAccount": self.user_account,
        })
        .to_string()
    }
}
