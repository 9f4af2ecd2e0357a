//! Encodings of files and of the standard streams: by `PYTHONIOENCODING`, UTF-8 mode and the locale.

use super::environment::Environment;
use taipan_vm::config::Encodings;
use taipan_vm::sys::locale::{self, Locale};

/// Locales in which UTF-8 is taken for granted though nobody may have chosen it: text that is no UTF-8 passes through.
const LENIENT: [&str; 5] = ["C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"];

/// The locale of the process, and whether it is the one of C, as the environment has it.
pub struct ProcessLocale {
    locale: Locale,
    pub is_c: bool,
}

/// Makes the environment's locale the process's. That of C gives way to one with UTF-8 (PEP 538), for what programs the process
/// starts as well.
pub fn adopt(environment: &Environment) -> ProcessLocale {
    let mut locale = locale::adopt(None).unwrap_or_default();
    let is_c = locale.name == "C" || locale.name == "POSIX";
    let is_forced = std::env::var_os("LC_ALL").is_some_and(|value| !value.is_empty());
    if locale.name == "C" && !is_forced && environment.text("PYTHONCOERCECLOCALE").as_deref() != Some("0") {
        for target in [c"C.UTF-8", c"C.utf8", c"UTF-8"] {
            if let Some(found) = locale::adopt(Some(target)) {
                locale::export(target);
                locale = found;
                break;
            }
        }
    }
    ProcessLocale { locale, is_c }
}

pub fn find(environment: &Environment, process: &ProcessLocale, utf8_mode: bool) -> Encodings {
    let Locale { name, encoding } = &process.locale;
    let is_lenient = utf8_mode || LENIENT.contains(&name.as_str());
    let locale = if encoding.is_empty() { "utf-8".to_owned() } else { encoding.clone() };
    let (mut stdio, mut stdio_errors) = (None, None);
    if let Some(text) = environment.text("PYTHONIOENCODING") {
        let (encoding, errors) = text.split_once(':').unwrap_or((&text, ""));
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (stdio, stdio_errors) = (given(encoding), given(errors));
        // An encoding alone means that errors are errors.
        if stdio.is_some() && stdio_errors.is_none() {
            stdio_errors = Some("strict".to_owned());
        }
    }
    let default = || if utf8_mode { "utf-8".to_owned() } else { locale.clone() };
    let errors = || (if is_lenient { "surrogateescape" } else { "strict" }).to_owned();
    Encodings {
        stdio: stdio.unwrap_or_else(default),
        stdio_errors: stdio_errors.unwrap_or_else(errors),
        locale,
    }
}
