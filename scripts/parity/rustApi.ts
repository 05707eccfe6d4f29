/** The form of tests/parity/rustApi.json. */

/** The public names of the Rust crate. */
export interface RustApi {
  /** Crate and version. */
  readonly source: string;
  readonly command: string;
  readonly types: readonly RustType[];
  /** Functions and constants outside of types. */
  readonly items: readonly RustItem[];
}

/** A struct, enum or type alias with its members. */
export interface RustType {
  readonly name: string;
  readonly file: string;
  readonly members: readonly RustMember[];
}

/** A member of a type; of a trait, the name of what is implemented. */
export interface RustMember {
  readonly name: string;
  readonly kind: 'method' | 'static' | 'constant' | 'field' | 'trait';
}

/** A function or constant. */
export interface RustItem {
  readonly name: string;
  readonly kind: 'function' | 'constant';
  readonly file: string;
}
