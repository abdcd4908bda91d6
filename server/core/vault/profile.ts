/**
 * Which family of algorithms new values are written with. `gm` is the national one: SM4 and SM3.
 * What the other family wrote stays readable, so a bank moves over by rotating its keys.
 */
export type CryptoProfile = "standard" | "gm";
