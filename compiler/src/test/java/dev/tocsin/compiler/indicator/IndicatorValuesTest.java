package dev.tocsin.compiler.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IndicatorValuesTest {
    /** Each line: the type, the text, its one spelling; or after an exclamation mark why it is no value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "ipv4 ¦ 192.0.2.1 ¦ 192.0.2.1",
                "ipv4 ¦ 192.0.2.256 ¦ !is not an IPv4 address",
                "ipv4 ¦ 192.0.2 ¦ !is not an IPv4 address",
                "ipv4 ¦ 3232235777 ¦ !is not an IPv4 address",
                "ipv4 ¦ 192.0.2.1:443 ¦ !is not an IPv4 address",
                "ipv4 ¦ 192.0.2.01 ¦ !has a leading zero in it",
                "ipv4 ¦ 192[.]0.2.1 ¦ !is not an IPv4 address",
                "ipv4 ¦ 2001:db8::1 ¦ !is not an IPv4 address",
                "ipv6 ¦ 2001:0DB8:0:0:0:0:0:1 ¦ 2001:db8::1",
                "ipv6 ¦ 2001:db8:0:1:0:0:0:1 ¦ 2001:db8:0:1::1",
                "ipv6 ¦ 2001:db8:0:1:1:1:1:1 ¦ 2001:db8:0:1:1:1:1:1",
                "ipv6 ¦ ::1 ¦ ::1",
                "ipv6 ¦ fe80::1%eth0 ¦ !is not an IPv6 address",
                "ipv6 ¦ ::ffff:192.0.2.1 ¦ !is the IPv4 address 192.0.2.1 in the notation of IPv6",
                "ipv6 ¦ 192.0.2.1 ¦ !is not an IPv6 address",
                "ipv6 ¦ 2001:db8::1::2 ¦ !is not an IPv6 address",
                "cidr ¦ 192.0.2.0/24 ¦ 192.0.2.0/24",
                "cidr ¦ 192.0.2.1/32 ¦ 192.0.2.1/32",
                "cidr ¦ 192.0.2.77/24 ¦ !has bits set behind its prefix; the network is 192.0.2.0/24",
                "cidr ¦ 2001:DB8:0::/32 ¦ 2001:db8::/32",
                "cidr ¦ 2001:db8::1/33 ¦ !has bits set behind its prefix; the network is 2001:db8::/33",
                "cidr ¦ 192.0.2.0/33 ¦ !has a prefix of more than 32 bits",
                "cidr ¦ 192.0.2.0/024 ¦ !is not a network in CIDR notation",
                "cidr ¦ 192.0.2.0 ¦ !is one address, without the length of a prefix",
                "cidr ¦ 192.0.2.0/255.255.255.0 ¦ !is not a network in CIDR notation",
                "cidr ¦ ::ffff:192.0.2.0/120 ¦ !is a network of IPv4 in the notation of IPv6",
                "port ¦ 443 ¦ 443",
                "port ¦ 0 ¦ !is not a port number",
                "port ¦ 0443 ¦ !is not a port number",
                "port ¦ 65535 ¦ 65535",
                "port ¦ 65536 ¦ !is not a port number",
                "md5 ¦ 0123456789ABCDEF0123456789abcdef ¦ 0123456789abcdef0123456789abcdef",
                "md5 ¦ 0123456789ABCDEF0123456789abcde ¦ !has 31 digits, a MD5 has 32",
                "imphash ¦ 0123456789ABCDEF0123456789abcdef ¦ 0123456789abcdef0123456789abcdef",
                "sha1 ¦ 0123456789ABCDEF0123456789abcdef ¦ !has 32 digits, a SHA1 has 40",
                "sha256 ¦ g123456789ABCDEF0123456789abcdef0123456789ABCDEF0123456789abcdef ¦ !is not 64 hexadecimal digits",
                "sha512 ¦ 0123 ¦ !has 4 digits, a SHA512 has 128",
                "domain ¦ Evil.Example.COM ¦ evil.example.com",
                "domain ¦ evil.com. ¦ evil.com",
                "domain ¦ evil.com.. ¦ !is not a domain name",
                "domain ¦ com ¦ !is a public suffix, under which anybody registers names",
                "domain ¦ co.uk ¦ !is a public suffix, under which anybody registers names",
                "domain ¦ evil.co.uk ¦ evil.co.uk",
                "domain ¦ evil.github.io ¦ evil.github.io",
                "domain ¦ github.io ¦ github.io",
                "domain ¦ invoice.exe ¦ !is not a domain name: there is no top-level domain `exe`",
                "domain ¦ server.local ¦ server.local",
                "domain ¦ expyuzz4wqqyqhjn.onion ¦ expyuzz4wqqyqhjn.onion",
                "domain ¦ onion ¦ !is not a domain name",
                "domain ¦ bücher.de ¦ xn--bcher-kva.de",
                "domain ¦ XN--BCHER-KVA.de ¦ xn--bcher-kva.de",
                "domain ¦ пример.рф ¦ xn--e1afmkfd.xn--p1ai",
                "domain ¦ _dmarc.evil.com ¦ _dmarc.evil.com",
                "domain ¦ -evil.com ¦ !is not a domain name",
                "domain ¦ evil-.com ¦ !is not a domain name",
                "domain ¦ evil..com ¦ !is not a domain name",
                "domain ¦ *.evil.com ¦ !is not a domain name",
                "domain ¦ evil[.]com ¦ !is not a domain name",
                "domain ¦ 192.0.2.1 ¦ !is not a domain name",
                "domain ¦ evil.com/a ¦ !is not a domain name",
                "domain ¦ evil com ¦ !is not a domain name",
                "domain ¦ a23456789012345678901234567890123456789012345678901234567890123.com ¦ a23456789012345678901234567890123456789012345678901234567890123.com",
                "domain ¦ a234567890123456789012345678901234567890123456789012345678901234.com ¦ !is not a domain name",
                "hostname ¦ Server.Hospital.lan2 ¦ server.hospital.lan2",
                "hostname ¦ relay.supplier.example ¦ relay.supplier.example",
                "hostname ¦ DESKTOP-1 ¦ !is not a host name: there is no dot in it",
                "hostname ¦ a[.]b.example ¦ !is not a host name",
                "url ¦ HTTP://Evil.COM/A/b.PHP?X=Y#Z ¦ http://evil.com/A/b.PHP?X=Y#Z",
                "url ¦ http://evil.com ¦ http://evil.com",
                "url ¦ http://evil.com?q=1 ¦ http://evil.com?q=1",
                "url ¦ https://evil.com:8443/ ¦ https://evil.com:8443/",
                "url ¦ https://evil.com:99999/ ¦ !has `99999` where the port stands",
                "url ¦ http://192.0.2.1:8888/x ¦ http://192.0.2.1:8888/x",
                "url ¦ http://[2001:DB8:0:0::1]:80/x ¦ http://[2001:db8::1]:80/x",
                "url ¦ http://[192.0.2.1]/ ¦ !is not a URL with scheme and host",
                "url ¦ ftp://User:Pass@Evil.com/x ¦ ftp://User:Pass@evil.com/x",
                "url ¦ http://user@name@evil.com/ ¦ http://user@name@evil.com/",
                "url ¦ http://server/share ¦ http://server/share",
                "url ¦ http://evil.com/a[1].exe ¦ http://evil.com/a[1].exe",
                "url ¦ http://bücher.de/ü ¦ http://xn--bcher-kva.de/ü",
                "url ¦ hxxp://evil.com/ ¦ !is defanged: `hxxp` is no scheme",
                "url ¦ hXXps://evil.com/ ¦ !is defanged: `hXXps` is no scheme",
                "url ¦ http://evil[.]com/ ¦ !is not a URL with scheme and host",
                "url ¦ http://evil.com/a b ¦ !is not a URL with scheme and host",
                "url ¦ evil.com/a ¦ !is not a URL with scheme and host",
                "url ¦ http:///a ¦ !is not a URL with scheme and host",
                "url ¦ file:///C:/a.exe ¦ !is not a URL with scheme and host",
                "email ¦ Some.One+x@Evil.COM ¦ some.one+x@evil.com",
                "email ¦ someone@evil ¦ !is not an e-mail address",
                "email ¦ @evil.com ¦ !is not an e-mail address",
                "email ¦ some one@evil.com ¦ !is not an e-mail address",
                "email ¦ a@b@evil.com ¦ !is not an e-mail address",
                "email ¦ a[@]evil.com ¦ !is not an e-mail address",
                "file-name ¦ Invoice 1.PDF.exe ¦ Invoice 1.PDF.exe",
                "file-name ¦ Trump's_Attack.docx ¦ Trump's_Attack.docx",
                "file-name ¦ C:\\a.exe ¦ !is not a file name: a folder stands before it, so it is a `file-path`",
                "file-name ¦ /tmp/a ¦ !is not a file name: a folder stands before it, so it is a `file-path`",
                "file-name ¦ a<b.exe ¦ !is not a file name without a folder",
                "file-name ¦ a|b.exe ¦ !is not a file name without a folder",
                "file-name ¦ a.exe. ¦ !is not a file name without a folder",
                "file-name ¦ <MSPname>-setup.exe ¦ *-setup.exe",
                "file-name ¦ %RAND%.exe ¦ !names nothing: all that tells it from other files is left open",
                "file-name ¦ *.exe ¦ !names nothing: all that tells it from other files is left open",
                "file-name ¦ .htaccess ¦ .htaccess",
                "file-name ¦ 100%.exe ¦ 100%.exe",
                "file-path ¦ c:/ProgramData/winter/debug.exe ¦ c:\\ProgramData\\winter\\debug.exe",
                "file-path ¦ C:\\\\Users\\\\a\\\\b.exe ¦ C:\\Users\\a\\b.exe",
                "file-path ¦ \\\\server\\share\\b.exe ¦ \\\\server\\share\\b.exe",
                "file-path ¦ \\\\?\\C:\\a\\b.exe ¦ C:\\a\\b.exe",
                "file-path ¦ /tmp/.x/run.sh ¦ /tmp/.x/run.sh",
                "file-path ¦ C:\\a\\b.txt:stream ¦ C:\\a\\b.txt:stream",
                "file-path ¦ \\All Users\\Application Data\\ctfmon.exe ¦ \\All Users\\Application Data\\ctfmon.exe",
                "file-path ¦ b.exe ¦ !is not a path: no folder stands before it, so it is a `file-name`",
                "file-path ¦ http://a.example/b ¦ !is not a path of a file",
                "file-path ¦ %TEMP%\\abc.exe ¦ *\\Temp\\abc.exe",
                "file-path ¦ %AppData%\\Microsoft\\x.dll ¦ *\\AppData\\Roaming\\Microsoft\\x.dll",
                "file-path ¦ %LocalAppData%\\%RAND%\\libcurl.dll ¦ *\\AppData\\Local\\*\\libcurl.dll",
                "file-path ¦ %ProgramFiles(x86)%\\Vendor\\x.exe ¦ *\\Program Files*\\Vendor\\x.exe",
                "file-path ¦ %User Temp%\\x.exe ¦ *\\Temp\\x.exe",
                "file-path ¦ %windir%\\x.exe ¦ *\\Windows\\x.exe",
                "file-path ¦ $env:TEMP\\x.exe ¦ *\\Temp\\x.exe",
                "file-path ¦ ${Env:ProgramData}\\x.exe ¦ *\\ProgramData\\x.exe",
                "file-path ¦ CSIDL_COMMON_APPDATA\\x\\y.exe ¦ *\\ProgramData\\x\\y.exe",
                "file-path ¦ %UNHEARDOF%\\x.exe ¦ *\\x.exe",
                "file-path ¦ C:\\Users\\%USERNAME%\\x.exe ¦ C:\\Users\\*\\x.exe",
                "file-path ¦ C:\\Users\\<username>\\Documents\\<MSPname>.exe ¦ C:\\Users\\*\\Documents\\*.exe",
                "file-path ¦ C:\\Users\\[user]\\x.exe ¦ C:\\Users\\*\\x.exe",
                "file-path ¦ C:\\Users\\{random}\\x.exe ¦ C:\\Users\\*\\x.exe",
                "file-path ¦ C:\\x\\$(f1).exe ¦ C:\\x\\*.exe",
                "file-path ¦ C:\\x\\{82221195-6222-4854-8874-016aa4e9dd41}\\y.exe ¦ C:\\x\\{82221195-6222-4854-8874-016aa4e9dd41}\\y.exe",
                "file-path ¦ C:\\Temp\\a[1].exe ¦ C:\\Temp\\a[1].exe",
                "file-path ¦ C:\\$Recycle.Bin\\a.exe ¦ C:\\$Recycle.Bin\\a.exe",
                "file-path ¦ C:\\*\\*.exe ¦ !names nothing: all that tells it from other files is left open",
                "registry-key ¦ HKEY_LOCAL_MACHINE\\SOFTWARE\\TitanPlus\\ ¦ HKLM\\SOFTWARE\\TitanPlus",
                "registry-key ¦ hkcu\\Software\\x ¦ HKCU\\Software\\x",
                "registry-key ¦ HKLM:\\Software\\x ¦ HKLM\\Software\\x",
                "registry-key ¦ Computer\\HKEY_USERS\\S-1-5-18\\x ¦ HKU\\S-1-5-18\\x",
                "registry-key ¦ \\REGISTRY\\MACHINE\\SYSTEM\\x ¦ HKLM\\SYSTEM\\x",
                "registry-key ¦ \\REGISTRY\\A\\{1}\\x ¦ \\REGISTRY\\A\\{1}\\x",
                "registry-key ¦ REGISTRY\\A\\{1}\\x ¦ \\REGISTRY\\A\\{1}\\x",
                "registry-key ¦ HKEY_CURRENT_USER\\\\Software\\\\x ¦ HKCU\\Software\\x",
                "registry-key ¦ HKEY_CURRENT_CONFIG\\x ¦ HKCC\\x",
                "registry-key ¦ HKEY_CLASSES_ROOT\\x ¦ HKCR\\x",
                "registry-key ¦ CurrentVersion\\Run ¦ CurrentVersion\\Run",
                "registry-key ¦ \\Software\\x ¦ Software\\x",
                "registry-key ¦ HKLMX\\x ¦ HKLMX\\x",
                "registry-key ¦ HKLM ¦ !is not a registry key",
                "named-pipe ¦ \\\\.\\pipe\\BrowseIPC ¦ \\BrowseIPC",
                "named-pipe ¦ \\pipe\\BrowseIPC ¦ \\BrowseIPC",
                "named-pipe ¦ \\Device\\NamedPipe\\BrowseIPC ¦ \\BrowseIPC",
                "named-pipe ¦ \\\\SERVER\\pipe\\x\\y ¦ \\x\\y",
                "named-pipe ¦ BrowseIPC ¦ \\BrowseIPC",
                "named-pipe ¦ \\BrowseIPC ¦ \\BrowseIPC",
                "named-pipe ¦ \\\\.\\pipe\\ ¦ !is not the name of a pipe",
                "service-name ¦ ScreenConnect Client (a1b2) ¦ ScreenConnect Client (a1b2)",
                "service-name ¦ a\\b ¦ !is not a service name",
                "scheduled-task ¦ \\Microsoft\\Windows\\x ¦ \\Microsoft\\Windows\\x",
                "mutex ¦ Global\\76467a526e3f430f870f2d48876b77b7 ¦ Global\\76467a526e3f430f870f2d48876b77b7",
                "user-agent ¦ Mozilla/4.0 (compatible) ¦ Mozilla/4.0 (compatible)",
            })
    void aValueHasOneSpelling(String type, String text, String expected) {
        IndicatorType named = IndicatorType.of(type).orElseThrow();
        String actual = switch (named.read(text)) {
            case ValueReading.Valid(String spelled) -> spelled;
            case ValueReading.Invalid(String why) -> "!" + why;
        };
        assertEquals(expected, actual);
        if (!actual.startsWith("!")) {
            assertEquals(new ValueReading.Valid(actual), named.read(actual), "the spelling is its own");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsNoValue(IndicatorType type) {
        assertEquals(new ValueReading.Invalid("is blank"), type.read(" \t"));
        assertInstanceOf(ValueReading.Invalid.class, type.read("a\nb"));
        assertInstanceOf(ValueReading.Invalid.class, type.read("a".repeat(10_000)));
    }

    @Test
    void blanksOfACommandLineBelongToIt() {
        assertEquals(new ValueReading.Valid(" -enc\t"), IndicatorType.COMMAND_LINE.read(" -enc\t"));
    }

    /** Whatever the text is, reading ends, and a spelling is read as itself. */
    @ParameterizedTest
    @EnumSource
    void anyTextIsReadOrRefused(IndicatorType type) {
        long seed = 20240122;
        Random random = new Random(seed);
        String alphabet = "aZ09.-_:/\\%<>[]{}()@*$#? \tüп。\uD83D\uDE00\u0000\uD800";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(24), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            if (type.read(text.toString()) instanceof ValueReading.Valid(String spelled)) {
                assertEquals(new ValueReading.Valid(spelled), type.read(spelled), "seed " + seed + ": " + text);
            }
        }
    }
}
