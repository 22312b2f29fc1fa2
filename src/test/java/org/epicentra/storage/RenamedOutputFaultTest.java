package org.epicentra.storage;

/** On the local file system, as if it could not exchange two names. */
class RenamedOutputFaultTest extends OutputFaultTest {
  @Override
  boolean exchanging() {
    return false;
  }
}
