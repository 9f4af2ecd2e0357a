//! What stands in the brackets of `#[pyclass(...)]`, `#[pyfunction(...)]` and `#[pyo3(...)]`.

use super::signature::Signature;
use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Token};

/// One of them.
pub enum Choice {
    Name(String),
    Signature(Signature),
    /// A word alone: `get_all`.
    Flag(Ident),
}

impl Parse for Choice {
    fn parse(input: ParseStream<'_>) -> syn::Result<Choice> {
        let word: Ident = input.parse()?;
        if !input.peek(Token![=]) {
            return Ok(Choice::Flag(word));
        }
        input.parse::<Token![=]>()?;
        match word.to_string().as_str() {
            "name" => Ok(Choice::Name(input.parse::<LitStr>()?.value())),
            "signature" => Ok(Choice::Signature(input.parse()?)),
            other => Err(syn::Error::new(word.span(), format!("there is no option `{other}` here"))),
        }
    }
}

/// All of a list.
#[derive(Default)]
pub struct Options {
    pub name: Option<String>,
    pub signature: Option<Signature>,
    pub flags: Vec<Ident>,
}

impl Options {
    pub fn add(&mut self, list: TokenStream) -> syn::Result<()> {
        let choices = Punctuated::<Choice, Token![,]>::parse_terminated.parse2(list)?;
        for choice in choices {
            match choice {
                Choice::Name(name) => self.name = Some(name),
                Choice::Signature(signature) => self.signature = Some(signature),
                Choice::Flag(flag) => self.flags.push(flag),
            }
        }
        Ok(())
    }

    /// Takes the `#[pyo3(...)]` attributes out of an item's.
    pub fn take(&mut self, attributes: &mut Vec<Attribute>) -> syn::Result<()> {
        let all = std::mem::take(attributes);
        for attribute in all {
            if attribute.path().is_ident("pyo3") {
                self.add(attribute.meta.require_list()?.tokens.clone())?;
            } else {
                attributes.push(attribute);
            }
        }
        Ok(())
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }

    /// Refuses words other than these.
    pub fn check_flags(&self, known: &[&str]) -> syn::Result<()> {
        match self.flags.iter().find(|flag| !known.contains(&flag.to_string().as_str())) {
            Some(flag) => Err(syn::Error::new(flag.span(), format!("there is no option `{flag}` here"))),
            None => Ok(()),
        }
    }
}

/// The text of an item's documentation.
pub fn doc(attributes: &[Attribute]) -> String {
    let lines =
        attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(|attribute| {
            let syn::Meta::NameValue(doc) = &attribute.meta else { return None };
            let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &doc.value else {
                return None;
            };
            let text = text.value();
            Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
        });
    lines.collect::<Vec<_>>().join("\n")
}
