# What TLS is allowed to do on this PC, as client and as server (c09, h14, h15). An absent value is null: the default of this Windows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:protocolNames = @('SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3')
$script:suitePolicy = 'SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002'

function Get-RdpdProtocols {
    param([ValidateSet('Client', 'Server')][string]$Role)
    foreach ($protocol in $script:protocolNames) {
        $path = "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\$protocol\$Role"
        [ordered]@{
            protocol = $protocol
            enabled = (Get-RdpdRegistryNumber -Path $path -Name 'Enabled')
            disabledByDefault = (Get-RdpdRegistryNumber -Path $path -Name 'DisabledByDefault')
        }
    }
}

function Read-RdpdTls {
    Read-RdpdFact -Name 'schannel.client' -Shape 'list' -Body { Get-RdpdProtocols -Role 'Client' }
    Read-RdpdFact -Name 'schannel.server' -Shape 'list' -Body { Get-RdpdProtocols -Role 'Server' }
    Read-RdpdFact -Name 'cipher.policy' -Shape 'list' -Body {
        $functions = Get-RdpdRegistryValue -Path $script:suitePolicy -Name 'Functions'
        if ($null -ne $functions) {
            @($functions['Value']) -split ',' | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' }
        }
    }
    Read-RdpdFact -Name 'cipher.policyPresent' -Body { $null -ne (Get-RdpdRegistryValue -Path $script:suitePolicy -Name 'Functions') }
    Read-RdpdFact -Name 'fips.enabled' -Body { (Get-RdpdRegistryNumber -Path 'SYSTEM\CurrentControlSet\Control\Lsa\FIPSAlgorithmPolicy' -Name 'Enabled') -eq 1 }
}

function Read-RdpdCipherSuites {
    Read-RdpdFact -Name 'cipher.suites' -Shape 'list' -Body { Get-RdpdCipherSuites }
}

Export-ModuleMember -Function *
