//! `#[pymethods]`.

use super::options::{Options, doc};
use super::parameter::Parameters;
use super::signature::Signature;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, FnArg, Ident, ImplItem, ImplItemConst, ImplItemFn, ItemImpl, Type};

/// What a function of the block is in Python.
#[derive(Clone, PartialEq)]
enum Role {
    Method,
    New,
    Static,
    Getter(Option<String>),
    Setter(Option<String>),
}

pub fn expand(mut item: ItemImpl) -> syn::Result<TokenStream> {
    if item.trait_.is_some() {
        return Err(syn::Error::new_spanned(&item, "the methods of a trait are no methods of a class"));
    }
    let ty = (*item.self_ty).clone();
    let mut members = TokenStream::new();
    for entry in &mut item.items {
        match entry {
            ImplItem::Fn(function) => members.extend(member(&ty, function)?),
            ImplItem::Const(constant) => members.extend(class_attribute(&ty, constant)),
            _ => {}
        }
    }
    Ok(quote! {
        #item

        impl #ty {
            #[doc(hidden)]
            pub fn __taipan_methods(class: ::taipan::HostClass<#ty>) -> ::taipan::HostClass<#ty> {
                #members
                class
            }
        }
    })
}

fn class_attribute(ty: &Type, constant: &mut ImplItemConst) -> TokenStream {
    if !take_word(&mut constant.attrs, "classattr") {
        return TokenStream::new();
    }
    let (ident, name) = (&constant.ident, constant.ident.to_string());
    quote!(let class = class.constant(#name, <#ty>::#ident);)
}

fn take_word(attributes: &mut Vec<Attribute>, word: &str) -> bool {
    let before = attributes.len();
    attributes.retain(|attribute| !attribute.path().is_ident(word));
    attributes.len() < before
}

/// Takes the attributes that say what a function is.
fn take_role(attributes: &mut Vec<Attribute>) -> syn::Result<Role> {
    let mut role = Role::Method;
    for attribute in std::mem::take(attributes) {
        let named = || match &attribute.meta {
            syn::Meta::List(_) => attribute.parse_args::<Ident>().map(|name| Some(name.to_string())),
            _ => Ok(None),
        };
        match attribute.path().get_ident().map(ToString::to_string).as_deref() {
            Some("new") => role = Role::New,
            Some("staticmethod") => role = Role::Static,
            Some("getter") => role = Role::Getter(named()?),
            Some("setter") => role = Role::Setter(named()?),
            Some("classmethod") => {
                let text = "class methods are not offered; a `#[staticmethod]` may do";
                return Err(syn::Error::new_spanned(&attribute, text));
            }
            _ => attributes.push(attribute),
        }
    }
    Ok(role)
}

fn member(ty: &Type, function: &mut ImplItemFn) -> syn::Result<TokenStream> {
    let role = take_role(&mut function.attrs)?;
    let mut options = Options::default();
    options.take(&mut function.attrs)?;
    options.check_flags(&[])?;
    let ident = &function.sig.ident;
    let path = quote!(<#ty>::#ident);
    let name = options.name.unwrap_or_else(|| ident.to_string());
    let receiver = match function.sig.inputs.first() {
        Some(FnArg::Receiver(receiver)) => {
            if receiver.reference.is_none() {
                return Err(syn::Error::new_spanned(receiver, "a method takes `&self` or `&mut self`"));
            }
            if receiver.mutability.is_some() { quote!(this: &mut #ty) } else { quote!(this: &#ty) }
        }
        _ => TokenStream::new(),
    };
    if function.sig.asyncness.is_some() && role != Role::Static {
        return Err(syn::Error::new_spanned(
            ident,
            "a method is not asynchronous; a `#[staticmethod]` may be",
        ));
    }
    let parameters = Parameters::of(function.sig.inputs.iter())?;
    match (&role, receiver.is_empty()) {
        (Role::New | Role::Static, false) => {
            return Err(syn::Error::new_spanned(ident, "this function has no instance"));
        }
        (Role::Method | Role::Getter(_) | Role::Setter(_), true) => {
            let text = "a method takes `&self` or `&mut self`; without, it is a `#[staticmethod]`";
            return Err(syn::Error::new_spanned(ident, text));
        }
        _ => {}
    }
    let closure = parameters.closure(&receiver, &path);
    if role == Role::Method && name == "__next__" {
        return Ok(quote!(let class = class.next(|this: &mut #ty| #path(this));));
    }
    if role == Role::Method && name == "__iter__" {
        return Ok(quote!(let class = class.items(|this: &#ty| #path(this));));
    }
    let property = |given: &Option<String>, prefix: &str| match given {
        Some(name) => name.clone(),
        None => name.strip_prefix(prefix).unwrap_or(&name).to_owned(),
    };
    match &role {
        Role::Getter(given) => {
            let name = property(given, "get_");
            return Ok(quote!(let class = class.getter(#name, #closure);));
        }
        Role::Setter(given) => {
            let name = property(given, "set_");
            return Ok(quote!(let class = class.setter(#name, #closure);));
        }
        _ => {}
    }
    let names = parameters.names();
    let calls = options.signature.unwrap_or_else(|| Signature::plain(names.iter())).calls(&names)?;
    let doc = doc(&function.attrs);
    let is_async = function.sig.asyncness.is_some();
    let (make, add) = match role {
        Role::New => (quote!(constructor::<#ty, _>), quote!(constructor)),
        Role::Static if is_async => (quote!(new_async), quote!(static_method)),
        Role::Static => (quote!(new), quote!(static_method)),
        _ => (quote!(method::<#ty, _>), quote!(method)),
    };
    let made = quote!(::taipan::Function::#make(#closure).doc(#doc)#calls);
    Ok(match role {
        Role::New => quote!(let class = class.#add(#made);),
        _ => quote!(let class = class.#add(#name, #made);),
    })
}
