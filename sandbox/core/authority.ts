import { generateKeyPairSync, randomBytes } from "node:crypto";
import forge from "node-forge";

/** A throw-away certificate authority: lives in memory, its root can be given to a client to trust. */
export interface Authority {
  /** The root certificate, PEM. */
  root: string;
  /** Key and certificate for a host name. */
  issue(host: string): { key: string; cert: string };
}

const year = 365 * 86_400_000;

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    pem: privateKey,
    private: forge.pki.privateKeyFromPem(privateKey),
    public: forge.pki.publicKeyFromPem(publicKey),
  };
}

function blank(publicKey: forge.pki.PublicKey): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // The first bit must be clear, or the number would be read as negative.
  certificate.serialNumber = `00${randomBytes(15).toString("hex")}`;
  // Real time, not the platform's: the client's TLS library knows nothing of a moved clock.
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + year);
  return certificate;
}

/** Makes an authority. */
export function makeAuthority(name: string): Authority {
  const keys = newKeys();
  const subject = [{ name: "commonName", value: name }];
  const root = blank(keys.public);
  root.setSubject(subject);
  root.setIssuer(subject);
  root.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  root.sign(keys.private, forge.md.sha256.create());
  const leafKeys = newKeys();
  const issued = new Map<string, { key: string; cert: string }>();
  return {
    root: forge.pki.certificateToPem(root),
    issue(host) {
      const known = issued.get(host);
      if (known) return known;
      const leaf = blank(leafKeys.public);
      leaf.setSubject([{ name: "commonName", value: host }]);
      leaf.setIssuer(subject);
      leaf.setExtensions([
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
        {
          name: "authorityKeyIdentifier",
          keyIdentifier: root.generateSubjectKeyIdentifier().getBytes(),
        },
      ]);
      leaf.sign(keys.private, forge.md.sha256.create());
      const made = { key: leafKeys.pem, cert: forge.pki.certificateToPem(leaf) };
      issued.set(host, made);
      return made;
    },
  };
}
