package org.epicentra.exchange;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a group, by which its members know each other: 256 random bits, made anew for each
 * exchange and sent to the members by whoever starts them. Proofs are HMAC-SHA256, <a
 * href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>.
 */
public final class GroupKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";

  /** Bytes of a key, of a nonce, and of a proof. */
  static final int BYTES = 32;

  private final byte[] secret;

  private GroupKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new key. */
  public static GroupKey random() {
    return new GroupKey(randomBytes());
  }

  /** Bytes that nobody can foresee. */
  static byte[] randomBytes() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** The proof that its sender has this key and means this message. */
  byte[] proof(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) { // every Java platform has this algorithm
      throw new IllegalStateException(e);
    }
  }

  /** Whether a proof is that of a message; takes the same time wherever they differ. */
  boolean isProof(byte[] proof, byte[] message) {
    return MessageDigest.isEqual(proof, proof(message));
  }
}
