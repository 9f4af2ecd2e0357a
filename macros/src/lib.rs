//! Attribute macros for classes and functions of a host, spelled as PyO3 spells them. They write what `taipan::HostClass` and
//! `taipan::Function` want to be told; `taipan` re-exports and documents them.

#![forbid(unsafe_code)]

mod class;
mod function;
mod methods;
mod options;
mod parameter;
mod signature;

use proc_macro::TokenStream;
use syn::{ItemFn, ItemImpl, ItemStruct, parse_macro_input};

/// Makes a struct a Python class. See `taipan::pyclass`.
#[proc_macro_attribute]
pub fn pyclass(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as ItemStruct);
    let expanded = class::expand(options.into(), item);
    expanded.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes the functions of an `impl` block the methods of a Python class. See `taipan::pymethods`.
#[proc_macro_attribute]
pub fn pymethods(_: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as ItemImpl);
    methods::expand(item).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a function a Python function. See `taipan::pyfunction`.
#[proc_macro_attribute]
pub fn pyfunction(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as ItemFn);
    let expanded = function::expand(options.into(), item);
    expanded.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The `taipan::Function` of a function that `#[pyfunction]` is on.
#[proc_macro]
pub fn wrap_pyfunction(path: TokenStream) -> TokenStream {
    let path = parse_macro_input!(path as syn::Path);
    quote::quote!(#path::function()).into()
}
