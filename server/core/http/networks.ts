import { BlockList, isIPv6 } from "node:net";

/** The network an address belongs to, as far as moving about goes: /24, or /48 of IPv6 (security.md A2-08). */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return `${ip.split(".").slice(0, 3).join(".")}.0/24`;
  const [head = "", tail = ""] = ip.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const missing = Math.max(0, 8 - before.length - after.length);
  const groups = ip.includes("::")
    ? [...before, ...Array.from({ length: missing }, () => "0"), ...after]
    : before;
  return `${groups
    .slice(0, 3)
    .map((one) => one.replace(/^0+(?=.)/, ""))
    .join(":")}::/48`;
}

/** Whether an address is in one of these networks, written as `10.0.0.0/8` or as a single address. */
export function isWithin(ip: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");
}
