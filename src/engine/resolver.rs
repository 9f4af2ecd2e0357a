//! Modules whose sources a host supplies by name.
//!
//! They are files of a mount: so everything that looks for sources finds them, tracebacks and `inspect` included.

use super::builder::EngineBuilder;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::Arc;
use taipan_vm::files::system::{Entry, File, FileSystem, Kind, Metadata, Open};
use taipan_vm::files::{Contents, Mount, Source};

/// Where the modules seem to lie.
const MODULES: &str = "/taipan/modules";

/// The source text of a module that a host supplies.
///
/// ```
/// use taipan::{Engine, ModuleSource};
///
/// let engine = Engine::builder()
///     .resolve_modules(|name| match name {
///         "shop" => Some(ModuleSource::Package("from .fruit import FIG".to_owned())),
///         "shop.fruit" => Some(ModuleSource::Module("FIG = 3".to_owned())),
///         _ => None,
///     })
///     .build();
/// assert_eq!(engine.vm().eval::<i64>("__import__('shop').FIG").unwrap(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleSource {
    /// A module.
    Module(String),
    /// A package: what its `__init__.py` would hold. Modules below it are asked for by their full name.
    Package(String),
}

impl<T: Into<String>> From<T> for ModuleSource {
    fn from(text: T) -> ModuleSource {
        ModuleSource::Module(text.into())
    }
}

type Resolve = dyn Fn(&str) -> Option<ModuleSource> + Send + Sync;

struct Modules {
    resolve: Box<Resolve>,
    /// The names of all modules and packages, where they are known.
    names: Vec<(String, Kind)>,
}

/// What a path below the folder of modules is.
enum Found {
    Folder,
    File(String),
}

impl Modules {
    fn find(&self, path: &Path) -> io::Result<Found> {
        let not_found = || io::Error::from(io::ErrorKind::NotFound);
        let mut names: Vec<&str> =
            path.iter().map(OsStr::to_str).collect::<Option<_>>().ok_or_else(not_found)?;
        let Some(last) = names.pop() else { return Ok(Found::Folder) };
        let (name, is_file) = match last.strip_suffix(".py") {
            Some("__init__") => (None, true),
            Some(name) => (Some(name), true),
            None => (Some(last), false),
        };
        let is_init = name.is_none();
        names.extend(name);
        if names.is_empty() || names.iter().any(|name| name.is_empty() || name.contains('.')) {
            return Err(not_found());
        }
        match ((self.resolve)(&names.join(".")), is_file) {
            (Some(ModuleSource::Module(text)), true) if !is_init => Ok(Found::File(text)),
            (Some(ModuleSource::Package(text)), true) if is_init => Ok(Found::File(text)),
            (Some(ModuleSource::Package(_)), false) => Ok(Found::Folder),
            _ => Err(not_found()),
        }
    }
}

impl FileSystem for Modules {
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        Ok(match self.find(path)? {
            Found::Folder => Metadata::folder(),
            Found::File(text) => Metadata::file(text.len() as u64),
        })
    }

    /// A function tells no names.
    fn entries(&self, path: &Path) -> io::Result<Vec<Entry>> {
        let Found::Folder = self.find(path)? else { return Err(io::ErrorKind::NotADirectory.into()) };
        let package: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
        let below = self.names.iter().filter_map(|(name, kind)| match name.rsplit_once('.') {
            Some((parent, own)) if parent == package.join(".") => Some((own, *kind)),
            None if package.is_empty() => Some((name.as_str(), *kind)),
            _ => None,
        });
        let file = |name: &str| Entry { name: format!("{name}.py").into(), kind: Kind::File };
        let entries = below.map(|(name, kind)| match kind {
            Kind::Folder => Entry { name: name.into(), kind },
            _ => file(name),
        });
        Ok(entries.chain((!package.is_empty()).then(|| file("__init__"))).collect())
    }

    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn File>> {
        let Found::File(text) = self.find(path)? else { return Err(io::ErrorKind::IsADirectory.into()) };
        let mut contents = Contents::new();
        contents.insert(Path::new("text"), Arc::from(text.into_bytes()))?;
        contents.open(Path::new("text"), how)
    }
}

impl EngineBuilder {
    /// Lets scripts import modules whose sources a function supplies: it is asked for a module's full name, each time that one is
    /// looked for and perhaps more than once, before the library is looked into. Tracebacks show the lines of the text. What asks for
    /// all names (`pkgutil`, `importlib.reload`) gets none, as a function tells none; [`EngineBuilder::source_modules`] does.
    ///
    /// ```
    /// use taipan::{Engine, ModuleSource};
    ///
    /// let engine = Engine::builder()
    ///     .resolve_modules(|name| match name {
    ///         "rules" => Some(ModuleSource::Package("from .tax import rate".to_owned())),
    ///         "rules.tax" => Some("rate = 20\ndef fail(): return 1 / 0\n".into()),
    ///         _ => None,
    ///     })
    ///     .build();
    /// let mut vm = engine.vm();
    /// vm.run("import rules").unwrap();
    /// assert_eq!(vm.eval::<i64>("rules.rate").unwrap(), 20);
    /// let error = vm.run("rules.tax.fail()").unwrap_err().to_string();
    /// assert!(error.contains("def fail(): return 1 / 0"), "{error}");
    /// ```
    pub fn resolve_modules(
        self,
        resolve: impl Fn(&str) -> Option<ModuleSource> + Send + Sync + 'static,
    ) -> EngineBuilder {
        self.mount_modules(Modules { resolve: Box::new(resolve), names: Vec::new() })
    }

    fn mount_modules(mut self, modules: Modules) -> EngineBuilder {
        let source = Source::Host(Arc::new(modules));
        self.add_mount(Mount { at: MODULES.into(), source, writable: false });
        self.search_first(MODULES.into());
        self
    }

    /// Lets scripts import modules whose sources are given with their names. A name with others below it is that of a package.
    ///
    /// ```
    /// let sources = [("shop", "currency = 'EUR'"), ("shop.prices", "apple = 3")];
    /// let mut vm = taipan::Engine::builder().source_modules(sources).build().vm();
    /// vm.run("from shop.prices import apple; import shop").unwrap();
    /// assert_eq!(vm.eval::<String>("f'{apple} {shop.currency}'").unwrap(), "3 EUR");
    /// ```
    pub fn source_modules<N: Into<String>, S: Into<String>>(
        self,
        sources: impl IntoIterator<Item = (N, S)>,
    ) -> EngineBuilder {
        let texts: HashMap<String, String> =
            sources.into_iter().map(|(name, text)| (name.into(), text.into())).collect();
        let mut modules: HashMap<String, ModuleSource> = HashMap::new();
        for name in texts.keys() {
            let mut parent = name.as_str();
            while let Some((front, _)) = parent.rsplit_once('.') {
                parent = front;
                let text = texts.get(front).cloned().unwrap_or_default();
                modules.insert(front.to_owned(), ModuleSource::Package(text));
            }
        }
        for (name, text) in texts {
            modules.entry(name).or_insert(ModuleSource::Module(text));
        }
        let kind = |source: &ModuleSource| match source {
            ModuleSource::Module(_) => Kind::File,
            ModuleSource::Package(_) => Kind::Folder,
        };
        let names = modules.iter().map(|(name, source)| (name.clone(), kind(source))).collect();
        self.mount_modules(Modules { resolve: Box::new(move |name| modules.get(name).cloned()), names })
    }
}
