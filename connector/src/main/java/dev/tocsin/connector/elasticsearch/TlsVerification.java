package dev.tocsin.connector.elasticsearch;

/** Whether the certificate of the server must be trusted. */
public enum TlsVerification {
    /** It must, and it must be for the host that was asked. */
    FULL,
    /** Anyone may answer. Only for a first look at a test cluster. */
    NONE
}
