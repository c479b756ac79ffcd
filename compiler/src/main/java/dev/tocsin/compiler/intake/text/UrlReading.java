package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.refang.Recognition;
import dev.tocsin.compiler.refang.Recognition.Trust;

/** What a URL in running text is, placeholders and all. */
final class UrlReading {
    private UrlReading() {}

    /** A URL that each victim sees another of is known by its host. */
    static Recognition of(String url, Trust trust) {
        int authority = url.indexOf("://") + 3;
        int bracket = url.startsWith("[", authority) ? url.indexOf(']', authority) : -1;
        for (int at = Math.max(authority, bracket + 1); at < url.length(); at++) {
            if (UrlEnd.placeholder(url, at) > at) {
                String before = url.substring(authority, at);
                int end = before.indexOf('/');
                return end < 0
                        ? new Recognition.Broken("has a placeholder in its host")
                        : hostOnly(before.substring(0, end), url.substring(authority + end));
            }
        }
        return Recognition.of(url, trust);
    }

    private static Recognition hostOnly(String host, String rest) {
        return Recognition.of(host, Trust.HOST) instanceof Recognition.Value value
                ? new Recognition.Value(value.type(), value.text(), value.rest() + rest)
                : new Recognition.Broken("has a placeholder in it");
    }
}
