//! `import` and `from ... import`.

use super::{Codegen, Loc};
use crate::ast::Alias;
use crate::names::NameId;
use crate::op::{Intrinsic1, Op};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_import(&mut self, loc: Loc, names: &'a [Alias<'a>]) -> Result<(), Fail> {
        for alias in names {
            let name = self.intern(alias.name);
            self.load_int(loc, 0)?;
            self.load_none(loc)?;
            self.emit_name(loc, Op::ImportName, name)?;
            match alias.asname {
                Some(asname) => self.import_as(loc, alias.name, asname)?,
                None => {
                    let top = alias.name.split('.').next().unwrap_or(alias.name);
                    let top = self.intern(top);
                    self.store_name(loc, top)?;
                }
            }
        }
        Ok(())
    }

    /// `import a.b.c as d` binds `a.b.c`, where `IMPORT_NAME` left `a`.
    fn import_as(&mut self, loc: Loc, name: &'a str, asname: &'a str) -> Result<(), Fail> {
        let asname = self.intern(asname);
        let mut attributes = name.split('.').skip(1).peekable();
        if attributes.peek().is_none() {
            return self.store_name(loc, asname);
        }
        while let Some(attribute) = attributes.next() {
            let attribute = self.intern(attribute);
            let index = self.unit.names.position_or_insert(attribute, || ());
            self.emit_arg(loc, Op::ImportFrom, index as u32)?;
            if attributes.peek().is_some() {
                self.emit_arg(loc, Op::Swap, 2)?;
                self.emit(loc, Op::PopTop)?;
            }
        }
        self.store_name(loc, asname)?;
        self.emit(loc, Op::PopTop)
    }

    pub(super) fn visit_import_from(
        &mut self,
        loc: Loc,
        module: Option<&'a str>,
        names: &'a [Alias<'a>],
        level: u32,
    ) -> Result<(), Fail> {
        self.load_int(loc, level as usize)?;
        let items: Vec<_> = names
            .iter()
            .map(|alias| {
                let name = self.intern(alias.name);
                self.name_const(name)
            })
            .collect();
        let fromlist = self.consts.add_tuple(&items);
        self.load_const(loc, fromlist)?;
        let module = module.map_or(NameId::EMPTY, |module| self.intern(module));
        self.emit_name(loc, Op::ImportName, module)?;
        for (index, alias) in names.iter().enumerate() {
            if index == 0 && alias.name.starts_with('*') {
                self.intrinsic_1(loc, Intrinsic1::ImportStar)?;
                return self.emit(Loc::NONE, Op::PopTop);
            }
            let name = self.intern(alias.name);
            self.emit_name(loc, Op::ImportFrom, name)?;
            let target = alias.asname.map_or(name, |asname| self.intern(asname));
            self.store_name(loc, target)?;
        }
        self.emit(loc, Op::PopTop)
    }
}
