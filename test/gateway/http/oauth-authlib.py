# A relying party by Authlib, in Python: it takes the addresses from discovery, and checks the ID token by the key set.
import json
import sys

import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.oidc.core import CodeIDToken

issuer, client_id, secret, redirect_uri, person_token, scope = sys.argv[1:]
metadata = requests.get(f'{issuer}/.well-known/openid-configuration').json()
verifier, nonce = generate_token(48), generate_token(20)
session = OAuth2Session(client_id, secret, scope=f'openid {scope}', redirect_uri=redirect_uri, code_challenge_method='S256')
url, state = session.create_authorization_url(metadata['authorization_endpoint'], code_verifier=verifier, nonce=nonce)

# The browser of the user, who decides by a program.
browser = requests.Session()
asked = browser.get(url, allow_redirects=False)
interaction = requests.compat.urljoin(issuer, asked.headers['location'])
headers = {'authorization': f'Bearer {person_token}'}
decided = browser.post(interaction, headers=headers, json={'approve': True})
resumed = browser.get(requests.compat.urljoin(issuer, decided.json()['redirectTo']), allow_redirects=False)
back = resumed.headers['location']

token = session.fetch_token(metadata['token_endpoint'], authorization_response=back, code_verifier=verifier, state=state)
keys = JsonWebKey.import_key_set(requests.get(metadata['jwks_uri']).json())
options = {
    'iss': {'essential': True, 'value': issuer},
    'aud': {'essential': True, 'value': client_id},
}
claims = JsonWebToken(['ES256']).decode(
    token['id_token'], keys, claims_cls=CodeIDToken, claims_options=options,
    claims_params={'nonce': nonce, 'client_id': client_id, 'access_token': token['access_token']},
)
claims.validate()
user_info = session.get(metadata['userinfo_endpoint']).json()
first = dict(token)
second = session.refresh_token(metadata['token_endpoint'], refresh_token=first['refresh_token'])
replayed = requests.post(
    metadata['token_endpoint'],
    auth=(client_id, secret),
    data={'grant_type': 'refresh_token', 'refresh_token': first['refresh_token']},
).json()
machine = OAuth2Session(client_id, secret, scope=scope, token_endpoint_auth_method='client_secret_post')
own = machine.fetch_token(metadata['token_endpoint'], grant_type='client_credentials')
print(json.dumps({
    'sub': claims['sub'],
    'userinfo': user_info['sub'],
    'rotated': second['refresh_token'] != first['refresh_token'],
    'replayed': replayed['error'],
    'own': sorted(own),
}))
