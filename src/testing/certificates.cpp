//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A certificate authority of our own, and a server certificate that it signed.
//
#include "certificates.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace appwrite::testing::detail
{

namespace
{

template <class T, void (*Free)(T*)>
struct deleter
{
    void operator()(T* object) const noexcept { Free(object); }
};

using private_key = std::unique_ptr<EVP_PKEY, deleter<EVP_PKEY, EVP_PKEY_free>>;
using certificate = std::unique_ptr<X509, deleter<X509, X509_free>>;
using extension = std::unique_ptr<X509_EXTENSION, deleter<X509_EXTENSION, X509_EXTENSION_free>>;

constexpr long day = 24 * 60 * 60;

void check(bool good, const char* what)
{
    if (good)
        return;
    char reason[256] = "";
    ERR_error_string_n(ERR_get_error(), reason, sizeof reason);
    throw std::runtime_error(std::string("the emulator could not ") + what + ": " + reason);
}

private_key make_key()
{
    private_key key(EVP_EC_gen("P-256"));
    check(key != nullptr, "make a key");
    return key;
}

void set_name(X509_NAME* name, const char* common_name)
{
    check(X509_NAME_add_entry_by_txt(
              name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common_name), -1, -1, 0) == 1,
        "name a certificate");
}

/// A certificate without extensions and signature, valid between two moments given in seconds from now.
certificate begin_certificate(EVP_PKEY* key, const char* common_name, X509* issuer, long from, long until)
{
    certificate result(X509_new());
    check(result != nullptr, "make a certificate");
    std::uint64_t serial = 0;
    check(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1, "make a serial number");
    check(X509_set_version(result.get(), X509_VERSION_3) == 1 &&
              ASN1_INTEGER_set_uint64(X509_get_serialNumber(result.get()), serial >> 1U) == 1 &&
              X509_gmtime_adj(X509_getm_notBefore(result.get()), from) != nullptr &&
              X509_gmtime_adj(X509_getm_notAfter(result.get()), until) != nullptr &&
              X509_set_pubkey(result.get(), key) == 1,
        "fill a certificate");
    set_name(X509_get_subject_name(result.get()), common_name);
    const X509* const signer = issuer ? issuer : result.get();
    check(X509_set_issuer_name(result.get(), X509_get_subject_name(signer)) == 1, "name an issuer");
    return result;
}

void add_extension(X509* to, X509* issuer, int id, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
    const extension added(X509V3_EXT_conf_nid(nullptr, &context, id, value));
    check(added && X509_add_ext(to, added.get(), -1) == 1, "add an extension to a certificate");
}

void sign(X509* what, EVP_PKEY* key)
{
    check(X509_sign(what, key, EVP_sha256()) > 0, "sign a certificate");
}

certificate make_authority(EVP_PKEY* key)
{
    certificate result =
        begin_certificate(key, "appwrite-asio emulator authority", nullptr, -30 * day, 3650 * day);
    add_extension(result.get(), result.get(), NID_basic_constraints, "critical,CA:TRUE");
    add_extension(result.get(), result.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(result.get(), result.get(), NID_subject_key_identifier, "hash");
    sign(result.get(), key);
    return result;
}

certificate make_leaf(EVP_PKEY* key, X509* authority, EVP_PKEY* authority_key, certificate_kind kind)
{
    const bool wrong = kind == certificate_kind::wrong_host;
    const bool expired = kind == certificate_kind::expired;
    certificate result = begin_certificate(
        key, wrong ? "wrong.invalid" : "localhost", authority, -10 * day, expired ? -day : 365 * day);
    add_extension(result.get(), authority, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(result.get(), authority, NID_key_usage, "critical,digitalSignature");
    add_extension(result.get(), authority, NID_ext_key_usage, "serverAuth");
    add_extension(result.get(), authority, NID_subject_alt_name,
        wrong ? "DNS:wrong.invalid" : "DNS:localhost,IP:127.0.0.1,IP:::1");
    add_extension(result.get(), authority, NID_authority_key_identifier, "keyid");
    sign(result.get(), authority_key);
    return result;
}

std::string to_pem(X509* what)
{
    const std::unique_ptr<BIO, deleter<BIO, BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    check(memory && PEM_write_bio_X509(memory.get(), what) == 1, "write a certificate");
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

void set_versions(SSL_CTX* context, tls_version highest)
{
    int lowest_number = TLS1_2_VERSION;
    int highest_number = TLS1_3_VERSION;
    if (highest == tls_version::tls1_2)
        highest_number = TLS1_2_VERSION;
    else if (highest == tls_version::tls1_1)
    {
        lowest_number = highest_number = TLS1_1_VERSION;
        // What TLS 1.1 signs with is below every security level but 0.
        check(SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") == 1, "allow old ciphers");
    }
    check(SSL_CTX_set_min_proto_version(context, lowest_number) == 1 &&
              SSL_CTX_set_max_proto_version(context, highest_number) == 1,
        "choose TLS versions");
}

} // namespace

server_identity make_server_identity(certificate_kind kind, tls_version highest)
{
    ERR_clear_error();
    const private_key authority_key = make_key();
    const certificate authority = make_authority(authority_key.get());
    const private_key key = make_key();
    const certificate leaf = make_leaf(key.get(), authority.get(), authority_key.get(), kind);

    server_identity result;
    result.ca_pem = to_pem(authority.get());
    result.context.reset(SSL_CTX_new(TLS_server_method()));
    check(result.context != nullptr, "make a TLS context");
    SSL_CTX* const context = result.context.get();
    set_versions(context, highest);
    static constexpr std::string_view name = "appwrite-asio emulator";
    check(SSL_CTX_use_certificate(context, leaf.get()) == 1 &&
              SSL_CTX_use_PrivateKey(context, key.get()) == 1 &&
              SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>(name.data()),
                  static_cast<unsigned>(name.size())) == 1,
        "use a certificate");
    // Buffers of idle connections are given back: tests open thousands of connections.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    return result;
}

} // namespace appwrite::testing::detail
