// The certified OpenID provider oidc-provider, as strict as it can be, with one client: us. For tests alone.
// node provider.mjs PORT WEB_URL CLIENT_ID CLIENT_SECRET. Whoever is named by login_hint signs in without a page.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { Provider } from "oidc-provider";

const [port, webUrl, clientId, clientSecret] = process.argv.slice(2);
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: randomUUID() };

async function grant(ctx) {
  const { client, session, provider } = ctx.oidc;
  const given = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  given.addOIDCScope("openid profile");
  await given.save();
  return given;
}

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [`${webUrl}/aanmelden/terug`],
    post_logout_redirect_uris: [`${webUrl}/afmelding`],
    grant_types: ["authorization_code"],
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_basic",
    require_auth_time: true,
  }],
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], profile: ["name"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: "Van een ander" }) }),
  interactions: { url: (_, interaction) => `/wie/${interaction.uid}` },
  loadExistingGrant: grant,
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/wie/")) return next();
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const login = { accountId: params.login_hint ?? "een-vreemde" };
  return provider.interactionFinished(ctx.req, ctx.res, { login }, { mergeWithLastSubmission: false });
});

provider.listen(Number(port), "127.0.0.1");
