//! `#[pyclass]`.

use super::options::{Options, doc};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

pub fn expand(options: TokenStream, mut item: ItemStruct) -> syn::Result<TokenStream> {
    let mut own = Options::default();
    own.add(options)?;
    own.take(&mut item.attrs)?;
    own.check_flags(&["get_all", "set_all", "from_py_object"])?;
    if !item.generics.params.is_empty() {
        return Err(syn::Error::new_spanned(&item.generics, "a class has no parameters"));
    }
    let ty = &item.ident;
    let name = own.name.clone().unwrap_or_else(|| ty.to_string());
    let mut properties = TokenStream::new();
    for field in &mut item.fields {
        let mut choices = Options::default();
        choices.take(&mut field.attrs)?;
        choices.check_flags(&["get", "set"])?;
        let (Some(ident), kind) = (&field.ident, &field.ty) else { continue };
        let property = choices.name.clone().unwrap_or_else(|| ident.to_string());
        if own.has("get_all") || choices.has("get") {
            properties.extend(quote! {
                .getter(#property, |this: &#ty| ::std::clone::Clone::clone(&this.#ident))
            });
        }
        if own.has("set_all") || choices.has("set") {
            properties.extend(quote! {
                .setter(#property, |this: &mut #ty, value: #kind| this.#ident = value)
            });
        }
    }
    let doc = doc(&item.attrs);
    let from_python = own.has("from_py_object").then(|| {
        quote! {
            impl ::taipan::FromPython for #ty {
                fn from_python(value: &::taipan::Local<'_>) -> ::taipan::Result<Self> {
                    <::taipan::Instance<#ty> as ::taipan::FromPython>::from_python(value)
                        .map(|::taipan::Instance(data)| data)
                }
            }
        }
    });
    Ok(quote! {
        #item

        impl ::taipan::HostType for #ty {
            fn class() -> ::taipan::HostClass<#ty> {
                #[allow(unused_imports)]
                use ::taipan::macros::NoMethods as _;
                let class = ::taipan::HostClass::<#ty>::new(#name).doc(#doc)#properties;
                <#ty>::__taipan_methods(class)
            }
        }

        impl ::taipan::IntoPython for #ty {
            fn into_python<'vm>(
                self,
                context: &::taipan::Context<'vm>,
            ) -> ::taipan::Result<::taipan::Local<'vm>> {
                context.instance(self)
            }
        }

        #from_python
    })
}
