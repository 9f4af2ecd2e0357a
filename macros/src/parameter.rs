//! The parameters of a Rust function, and how a closure takes them from Python.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Ident, Pat, PatType, Type, TypeReference};

/// How a parameter comes to the function.
enum Passing {
    Value(Type),
    /// By reference to what has been converted: `&str` to a `String`.
    Borrowed(TokenStream),
    /// A reference to the data of an instance.
    Instance {
        data: Type,
        is_mut: bool,
    },
}

struct Parameter {
    name: Ident,
    passing: Passing,
}

/// All but the receiver.
pub struct Parameters {
    list: Vec<Parameter>,
    /// The function wants `&Context`.
    context: bool,
}

fn last_segment(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

fn passing(reference: &TypeReference) -> Passing {
    match (&*reference.elem, last_segment(&reference.elem)) {
        (Type::Slice(slice), _) => {
            let item = &slice.elem;
            Passing::Borrowed(quote!(::std::vec::Vec<#item>))
        }
        (_, Some(name)) if name == "str" => Passing::Borrowed(quote!(::std::string::String)),
        (_, Some(name)) if name == "Path" => Passing::Borrowed(quote!(::std::path::PathBuf)),
        (data, _) => Passing::Instance { data: data.clone(), is_mut: reference.mutability.is_some() },
    }
}

impl Parameters {
    pub fn of<'a>(arguments: impl Iterator<Item = &'a FnArg>) -> syn::Result<Parameters> {
        let mut own = Parameters { list: Vec::new(), context: false };
        for argument in arguments {
            let FnArg::Typed(PatType { pat, ty, .. }) = argument else { continue };
            if let Type::Reference(reference) = &**ty
                && last_segment(&reference.elem).is_some_and(|name| name == "Context")
                && own.list.is_empty()
            {
                own.context = true;
                continue;
            }
            let Pat::Ident(pattern) = &**pat else {
                return Err(syn::Error::new_spanned(pat, "a parameter needs a name"));
            };
            let passing = match &**ty {
                Type::Reference(reference) => passing(reference),
                ty => Passing::Value(ty.clone()),
            };
            own.list.push(Parameter { name: pattern.ident.clone(), passing });
        }
        Ok(own)
    }

    pub fn names(&self) -> Vec<Ident> {
        self.list.iter().map(|parameter| parameter.name.clone()).collect()
    }

    /// A closure that calls `function`; `receiver` is `this: &T`, or empty.
    pub fn closure(&self, receiver: &TokenStream, function: &TokenStream) -> TokenStream {
        let has_instances =
            self.list.iter().any(|parameter| matches!(parameter.passing, Passing::Instance { .. }));
        let mut taken = TokenStream::new();
        let mut given = TokenStream::new();
        if !receiver.is_empty() {
            taken.extend(quote!(#receiver,));
            given.extend(quote!(this,));
        }
        if self.context || has_instances {
            taken.extend(quote!(context: &::taipan::Context<'_>,));
        }
        if self.context {
            given.extend(quote!(context,));
        }
        for Parameter { name, passing } in &self.list {
            match passing {
                Passing::Value(ty) => {
                    taken.extend(quote!(#name: #ty,));
                    given.extend(quote!(#name,));
                }
                Passing::Borrowed(ty) => {
                    taken.extend(quote!(#name: #ty,));
                    given.extend(quote!(&#name,));
                }
                Passing::Instance { data, .. } => {
                    taken.extend(quote!(#name: ::taipan::macros::Held<#data>,));
                    given.extend(quote!(#name,));
                }
            }
        }
        let mut body = quote!(#function(#given));
        if has_instances {
            body = quote!(::std::result::Result::<_, ::taipan::Error>::Ok(#body));
            for Parameter { name, passing } in self.list.iter().rev() {
                let Passing::Instance { data, is_mut } = passing else { continue };
                let with = if *is_mut { format_ident!("with_mut") } else { format_ident!("with_ref") };
                let reference = if *is_mut { quote!(&mut #data) } else { quote!(&#data) };
                let held = format_ident!("held_{}", name);
                body = quote! {{
                    let #held = #name;
                    #held.#with(context, |#name: #reference| #body)?
                }};
            }
        }
        quote!(|#taken| #body)
    }

    /// Whether the function can be asynchronous: what it is given is its own.
    pub fn are_values(&self) -> bool {
        !self.context && self.list.iter().all(|parameter| matches!(parameter.passing, Passing::Value(_)))
    }
}
