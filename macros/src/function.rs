//! `#[pyfunction]`.

use super::options::{Options, doc};
use super::parameter::Parameters;
use super::signature::Signature;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

pub fn expand(options: TokenStream, mut item: ItemFn) -> syn::Result<TokenStream> {
    let mut own = Options::default();
    own.add(options)?;
    own.take(&mut item.attrs)?;
    own.check_flags(&[])?;
    let (name, visibility) = (&item.sig.ident, &item.vis);
    let parameters = Parameters::of(item.sig.inputs.iter())?;
    let names = parameters.names();
    let calls = own.signature.unwrap_or_else(|| Signature::plain(names.iter())).calls(&names)?;
    let make = match item.sig.asyncness {
        Some(_) if !parameters.are_values() => {
            let text = "an asynchronous function takes no references";
            return Err(syn::Error::new_spanned(&item.sig.inputs, text));
        }
        Some(_) => quote!(new_async),
        None => quote!(new),
    };
    let closure = parameters.closure(&TokenStream::new(), &quote!(#name));
    let doc = doc(&item.attrs);
    // A type and a function may have the same name.
    Ok(quote! {
        #item

        #[allow(non_camel_case_types)]
        #[doc(hidden)]
        #visibility enum #name {}

        impl #name {
            /// The function for Python.
            #visibility fn function() -> ::taipan::Function {
                ::taipan::Function::#make(#closure).doc(#doc)#calls
            }
        }
    })
}
