//! `signature = (x, /, y=3, *args, key=None, **kwargs)`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Token, parenthesized};

pub struct Signature {
    parts: Vec<Part>,
}

enum Part {
    Slash,
    Star,
    Args(Ident),
    Kwargs(Ident),
    Plain(Ident, Option<Expr>),
}

impl Parse for Part {
    fn parse(input: ParseStream<'_>) -> syn::Result<Part> {
        if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            return Ok(Part::Slash);
        }
        if input.peek(Token![*]) {
            input.parse::<Token![*]>()?;
            if input.peek(Token![*]) {
                input.parse::<Token![*]>()?;
                return Ok(Part::Kwargs(input.parse()?));
            }
            let is_bare = input.is_empty() || input.peek(Token![,]);
            return if is_bare { Ok(Part::Star) } else { Ok(Part::Args(input.parse()?)) };
        }
        let name = input.parse()?;
        let default = match input.peek(Token![=]) {
            true => {
                input.parse::<Token![=]>()?;
                Some(input.parse()?)
            }
            false => None,
        };
        Ok(Part::Plain(name, default))
    }
}

impl Parse for Signature {
    fn parse(input: ParseStream<'_>) -> syn::Result<Signature> {
        let list;
        parenthesized!(list in input);
        let parts = Punctuated::<Part, Token![,]>::parse_terminated(&list)?;
        Ok(Signature { parts: parts.into_iter().collect() })
    }
}

fn is_none(default: &Expr) -> bool {
    matches!(default, Expr::Path(path) if path.path.is_ident("None"))
}

impl Signature {
    /// A name for each parameter.
    pub fn plain<'a>(names: impl Iterator<Item = &'a Ident>) -> Signature {
        Signature { parts: names.map(|name| Part::Plain(name.clone(), None)).collect() }
    }

    /// The calls that tell a `Function` of it. The names have to be those of the parameters, in their order.
    pub fn calls(&self, names: &[Ident]) -> syn::Result<TokenStream> {
        let mut calls = TokenStream::new();
        let mut expected = names.iter();
        for part in &self.parts {
            if let Part::Args(name) | Part::Kwargs(name) | Part::Plain(name, _) = part
                && expected.next().is_none_or(|expected| expected != name)
            {
                return Err(syn::Error::new(name.span(), "the function has no parameter of this name here"));
            }
            calls.extend(match part {
                Part::Slash => quote!(.positional_only()),
                Part::Star => quote!(.keyword_only()),
                Part::Args(name) => {
                    let name = name.to_string();
                    quote!(.args(#name))
                }
                Part::Kwargs(name) => {
                    let name = name.to_string();
                    quote!(.kwargs(#name))
                }
                Part::Plain(name, default) => {
                    let name = name.to_string();
                    match default {
                        None => quote!(.arg(#name)),
                        Some(default) if is_none(default) => quote!(.arg_default(#name, ())),
                        Some(default) => quote!(.arg_default(#name, #default)),
                    }
                }
            });
        }
        match expected.next() {
            Some(name) => Err(syn::Error::new(name.span(), "the signature does not name this parameter")),
            None => Ok(calls),
        }
    }
}
